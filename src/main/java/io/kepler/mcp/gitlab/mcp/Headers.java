package io.kepler.mcp.gitlab.mcp;

import org.jspecify.annotations.Nullable;

/** The request headers, by name in any case; null when absent. */
@FunctionalInterface
interface Headers {

    @Nullable
    String get(String name);

    /** Where messages come without headers, over standard input. */
    Headers NONE = name -> null;
}
