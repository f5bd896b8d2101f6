package io.kepler.mcp.gitlab.oauth;

import java.util.Map;
import java.util.function.Predicate;

/** What a database does with its rows. */
final class Maps {
    private Maps() {}

    static <V> int removeIf(Map<?, V> rows, Predicate<V> wanted) {
        int before = rows.size();
        rows.values().removeIf(wanted);
        return before - rows.size();
    }
}
