package io.kepler.mcp.gitlab.gitlab;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a list stands.
 *
 * @param next the query parameters that, set on the same request, give the next page: {@code page}, or the cursor of a
 *     keyset; nothing after the last page
 * @param total how many items there are in all, when GitLab counted them
 */
public record Page(Optional<Map<String, String>> next, OptionalLong total) {

    /** Reads it from the headers of a list's answer. */
    public static Page of(Reply reply) {
        return Paging.of(reply);
    }
}
