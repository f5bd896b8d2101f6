package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;

/** The moment by which a whole tool call, its retries and its pages, must be over. */
public record Deadline(long atNanos) {

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left; zero or negative when it has passed. */
    public Duration left() {
        return Duration.ofNanos(atNanos - System.nanoTime());
    }

    public boolean passed() {
        return atNanos - System.nanoTime() <= 0;
    }
}
