package io.kepler.mcp.gitlab.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names that somebody who wrote an unknown one may have meant. */
public final class Nearest {

    private static final int LONGEST = 64;

    private final String word;

    private Nearest(String word) {
        this.word = folded(word);
    }

    /** The known names that are near, the nearest first. */
    public static List<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        Nearest nearest = new Nearest(word);
        return known.stream()
                .filter(name -> nearest.isNear(folded(name)))
                .sorted(Comparator.<String>comparingInt(name -> nearest.distance(folded(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private boolean isNear(String name) {
        int allowed = Math.max(1, Math.min(word.length(), name.length()) / 3);
        boolean part = word.length() > 3 && (name.contains(word) || word.contains(name));
        return part || distance(name) <= allowed;
    }

    /** Letters to add, drop, change or swap with their neighbour. */
    private int distance(String name) {
        int[][] cost = new int[word.length() + 1][name.length() + 1];
        for (int i = 0; i <= word.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, name, i, j);
            }
        }
        return cost[word.length()][name.length()];
    }

    private int cheapest(int[][] cost, String name, int i, int j) {
        int change = cost[i - 1][j - 1] + (word.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && word.charAt(i - 1) == name.charAt(j - 2) && word.charAt(i - 2) == name.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }
}
