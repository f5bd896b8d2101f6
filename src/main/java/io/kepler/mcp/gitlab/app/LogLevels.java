package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.LogLevel;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sets how much we and our libraries say, in the container's own logging. Only our own loggers follow the setting:
 * libraries may put what clients send into their chatter.
 */
final class LogLevels {

    /** Kept, because the JDK forgets the level of a logger that nobody holds. */
    private final Logger ours = Logger.getLogger("io.kepler.mcp.gitlab");

    private final List<Logger> libraries = List.of(
            Logger.getLogger("io.modelcontextprotocol"),
            Logger.getLogger("org.glassfish.jersey"),
            Logger.getLogger("org.apache.hc"),
            Logger.getLogger("org.hibernate"),
            Logger.getLogger("com.zaxxer"));

    /** It warns of each new version of a database, and throws what matters. */
    private final Logger migrations = Logger.getLogger("org.flywaydb");

    /** Warns at every start that our resources are no providers, which is true and no news. */
    private final Logger providers = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    void apply(LogLevel level) {
        ours.setLevel(jul(level));
        libraries.forEach(library -> library.setLevel(Level.WARNING));
        migrations.setLevel(Level.SEVERE);
        providers.setLevel(Level.SEVERE);
    }

    private static Level jul(LogLevel level) {
        return switch (level) {
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR, CRITICAL -> Level.SEVERE;
        };
    }
}
