package io.kepler.mcp.gitlab.launcher;

import java.util.logging.LogManager;

/**
 * A log manager that keeps writing while the program stops.
 *
 * <p>The JDK's own one closes all handlers as soon as the JVM begins to end, so that everything a graceful stop has to
 * say would be lost.
 */
public final class LastingLog extends LogManager {

    @Override
    public void reset() {}
}
