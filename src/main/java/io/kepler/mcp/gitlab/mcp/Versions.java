package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.tools.Caller;
import org.jspecify.annotations.Nullable;

/** Tells whether a resource changed, without reading it where that can be avoided. */
interface Versions {

    /** Whether it is one that can be watched. */
    boolean watchable(String uri);

    /**
     * A text that differs when the resource does, and may hold what makes the next look cheap.
     *
     * @param known what was answered the last time, or null
     */
    String version(String uri, Caller caller, Deadline deadline, @Nullable String known);

    /** Whether two of these texts differ in something worth telling. */
    default boolean changed(String uri, String before, String now) {
        return !before.equals(now);
    }
}
