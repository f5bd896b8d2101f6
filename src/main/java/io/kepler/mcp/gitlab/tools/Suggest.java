package io.kepler.mcp.gitlab.tools;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that someone who wrote an unknown one may have meant. */
public final class Suggest {

    private static final int LONGEST = 64;

    private Suggest() {}

    /** At most three known names, the nearest first; none when nothing is near. */
    public static List<String> closest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        String folded = word.toLowerCase(Locale.ROOT).replace('-', '_');
        return known.stream()
                .filter(name -> near(folded, name))
                .sorted(Comparator.<String>comparingInt(name -> distance(folded, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /** The end of a message about an unknown name: empty, or {@code , did you mean x?}. */
    public static String hint(String word, Collection<String> known) {
        List<String> closest = closest(word, known);
        return closest.isEmpty() ? "." : ", did you mean " + String.join(" or ", closest) + "?";
    }

    private static boolean near(String word, String name) {
        int allowed = Math.max(1, Math.min(word.length(), name.length()) / 3);
        boolean part = word.length() > 3 && (name.contains(word) || word.contains(name));
        return part || distance(word, name) <= allowed;
    }

    /** Levenshtein's distance, one row at a time. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
