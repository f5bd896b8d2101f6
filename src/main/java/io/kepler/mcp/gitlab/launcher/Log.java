package io.kepler.mcp.gitlab.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The log of {@code java -jar}: java.util.logging to standard error, one line per event; standard output stays clean. */
final class Log {

    private static final String MANAGER = "java.util.logging.manager";

    private static final String CONFIGURED = "java.util.logging.config.file";

    private static final String TOMCAT_FORMATTER = "org.apache.juli.formatter";

    /** The application sets its own levels; what the libraries say below a warning helps nobody here. */
    private static final String CONFIGURATION = """
            handlers=java.util.logging.ConsoleHandler
            .level=INFO
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.ConsoleHandler.formatter=%s
            org.apache.level=WARNING
            org.glassfish.level=WARNING
            """;

    private Log() {}

    /** Must run before anything logs. An operator's own configuration file is left alone. */
    static void begin() {
        System.setProperty(MANAGER, LastingLog.class.getName());
        if (System.getProperty(CONFIGURED) != null) {
            return;
        }
        // Tomcat replaces the formatter of console handlers by the one named here.
        System.setProperty(TOMCAT_FORMATTER, LineFormatter.class.getName());
        String configuration = CONFIGURATION.formatted(LineFormatter.class.getName());
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Logger of(Class<?> type) {
        return Logger.getLogger(type.getName());
    }
}
