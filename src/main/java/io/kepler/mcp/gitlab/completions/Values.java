package io.kepler.mcp.gitlab.completions;

import java.util.List;

/**
 * What the beginning of a value can be completed to.
 *
 * @param values at most a hundred, the likeliest first
 * @param total how many there are as far as is known
 * @param hasMore whether there are more than these
 */
public record Values(List<String> values, long total, boolean hasMore) {

    static final int MOST = 100;
    static final Values NONE = new Values(List.of(), 0, false);

    public Values {
        values = List.copyOf(values);
    }
}
