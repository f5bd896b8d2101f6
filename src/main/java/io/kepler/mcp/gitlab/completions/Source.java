package io.kepler.mcp.gitlab.completions;

import io.kepler.mcp.gitlab.tools.RequestTemplate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One list of GitLab that holds values of an argument.
 *
 * @param query constants, and arguments written as {@code {name}}
 * @param unless the argument with which another list is the better one
 * @param search the parameter that searches, or null when GitLab cannot
 * @param anchor what the search begins with so that only beginnings of names count, or ""
 * @param folder the parameter that takes the folder of a path, when values are paths
 * @param value the field of an item that is the value
 */
record Source(
        RequestTemplate request,
        Map<String, String> query,
        @Nullable String unless,
        @Nullable String search,
        String anchor,
        @Nullable String folder,
        String value) {

    /** GitLab takes shorter words for whole ones. */
    private static final int SHORTEST_SEARCH = 3;

    boolean serves(Map<String, String> given) {
        return (unless == null || !given.containsKey(unless)) && given.keySet().containsAll(request.holes());
    }

    /** Whether values are ids, of which people know the beginning, or else what they stand for. */
    boolean identifies() {
        return value.endsWith("id");
    }

    /** Whether GitLab is to search for what was typed. */
    boolean searches(String typed) {
        boolean number = identifies() && typed.chars().allMatch(Character::isDigit);
        return search != null
                && !typed.isEmpty()
                && !number
                && (!anchor.isEmpty() || typed.length() >= SHORTEST_SEARCH);
    }
}
