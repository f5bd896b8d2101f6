package io.kepler.mcp.gitlab.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for something that comes true by itself. */
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Eventually() {}

    /** Asks again and again until the answer is the wanted one, and returns the last answer. */
    public static <T> T becomes(T wanted, Callable<T> question) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        T answer = question.call();
        while (!answer.equals(wanted) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            answer = question.call();
        }
        return answer;
    }
}
