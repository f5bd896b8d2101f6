package io.kepler.mcp.gitlab.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the setting that somebody meant. */
final class Nearest {
    private final String wanted;

    private Nearest(String key) {
        this.wanted = bare(key);
    }

    static Optional<String> to(String key, Collection<String> settings) {
        Nearest nearest = new Nearest(key);
        return settings.stream()
                .filter(nearest::isNear)
                .min(Comparator.comparingInt(nearest::distance).thenComparing(Comparator.naturalOrder()));
    }

    /** The name in a key of any source: {@code GITLAB_URL} for {@code kepler.mcp.gitlab-url}. */
    private static String bare(String key) {
        return key.toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceFirst("^(.*_)?KEPLER_MCP_", "")
                .replaceFirst("^_", "");
    }

    private boolean isNear(String setting) {
        return 3 * distance(setting) <= wanted.length();
    }

    /** Letters to add, drop, change or swap with their neighbour. */
    private int distance(String setting) {
        int[][] cost = new int[wanted.length() + 1][setting.length() + 1];
        for (int i = 0; i <= wanted.length(); i++) {
            for (int j = 0; j <= setting.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, setting, i, j);
            }
        }
        return cost[wanted.length()][setting.length()];
    }

    private int cheapest(int[][] cost, String setting, int i, int j) {
        int change = cost[i - 1][j - 1] + (wanted.charAt(i - 1) == setting.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && wanted.charAt(i - 1) == setting.charAt(j - 2)
                && wanted.charAt(i - 2) == setting.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }
}
