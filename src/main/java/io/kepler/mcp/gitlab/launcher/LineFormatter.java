package io.kepler.mcp.gitlab.launcher;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** One line per event: time, level, short logger, message, and of an exception what it says and where it came from. */
public final class LineFormatter extends Formatter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final int CAUSES = 5;

    @Override
    public String format(LogRecord event) {
        StringBuilder line = new StringBuilder()
                .append(TIME.format(event.getInstant()))
                .append(' ')
                .append("%-5s".formatted(level(event.getLevel())))
                .append(' ')
                .append(shortName(event.getLoggerName()))
                .append(": ")
                .append(formatMessage(event));
        append(line, event.getThrown());
        // A message of several lines stays readable, and no text from outside can pass for an event of its own.
        return line.toString().replaceAll("\\R", "\n    ").stripTrailing() + System.lineSeparator();
    }

    private static void append(StringBuilder line, @Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < CAUSES; i++) {
            line.append(i == 0 ? " [" : " <- ").append(cause);
            StackTraceElement[] stack = cause.getStackTrace();
            if (stack.length > 0) {
                line.append(" at ").append(stack[0].getFileName()).append(':').append(stack[0].getLineNumber());
            }
            cause = cause.getCause();
        }
        line.append(thrown == null ? "" : "]");
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    private static String shortName(@Nullable String logger) {
        return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
    }
}
