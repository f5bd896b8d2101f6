package io.kepler.mcp.gitlab.mcp;

import java.util.List;
import java.util.Map;

/**
 * Values that an argument may have.
 *
 * @param total how many there are as far as is known
 */
record Completion(List<String> values, long total, boolean hasMore) {

    static final Completion NONE = new Completion(List.of(), 0, false);

    /**
     * What is asked.
     *
     * @param argument the name of the argument
     * @param value what was typed so far
     * @param context the arguments that are known already
     */
    record Asked(String argument, String value, Map<String, String> context) {}
}
