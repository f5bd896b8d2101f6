package io.kepler.mcp.gitlab.mcp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything the server logs while this is open, at the finest level, as an operator would read it. */
final class LogCapture extends Handler implements AutoCloseable {

    private final Logger ours = Logger.getLogger("io.kepler.mcp.gitlab");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    LogCapture() {
        ours.setLevel(Level.ALL);
        ours.setUseParentHandlers(false);
        ours.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
    }

    /** The only line there is. */
    LogRecord line() {
        if (records.size() != 1) {
            throw new AssertionError("one line expected: " + text());
        }
        return records.get(0);
    }

    String text() {
        SimpleFormatter formatter = new SimpleFormatter();
        return String.join("", records.stream().map(formatter::format).toList());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ours.removeHandler(this);
        ours.setUseParentHandlers(true);
        ours.setLevel(null);
    }
}
