package io.kepler.mcp.gitlab.oauth.gitlab;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Everything that is logged while it is open, however quietly our own code says it. */
final class Overheard extends Handler implements AutoCloseable {

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers;
    private final List<Logger> lowered;

    Overheard(String... names) {
        loggers = Stream.of(names).map(Logger::getLogger).toList();
        lowered = loggers.stream().filter(logger -> logger.getLevel() == null).toList();
        lowered.forEach(logger -> logger.setLevel(Level.ALL));
        loggers.forEach(logger -> logger.addHandler(this));
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(formatter.format(entry));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.removeHandler(this));
        lowered.forEach(logger -> logger.setLevel(null));
    }
}
