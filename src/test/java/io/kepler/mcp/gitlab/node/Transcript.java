package io.kepler.mcp.gitlab.node;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The latest lines that several streams gave, and somebody waiting for one of them. */
final class Transcript {
    private static final int MOST_LINES = 10_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private int streams;

    synchronized void begin() {
        streams++;
    }

    synchronized void add(String line) {
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
        notifyAll();
    }

    synchronized void end() {
        streams--;
        notifyAll();
    }

    /** The first line that holds the pattern; empty when all streams ended before, or the time is over. */
    synchronized Optional<Matcher> await(Pattern pattern, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        Optional<Matcher> found = find(pattern);
        while (found.isEmpty() && streams > 0 && System.nanoTime() < end) {
            wait(1 + TimeUnit.NANOSECONDS.toMillis(Math.max(0, end - System.nanoTime())));
            found = find(pattern);
        }
        return found;
    }

    private Optional<Matcher> find(Pattern pattern) {
        return lines.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
