package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few through at once and few wait, and those for a moment only; all others are told to come again. */
public final class Turnstile {

    private static final int MOST_AT_ONCE = 16;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final Semaphore through;
    private final Semaphore waiting;

    /** @param atOnce most that are through; twice as many may wait */
    public Turnstile(int atOnce) {
        this.through = new Semaphore(atOnce, true);
        this.waiting = new Semaphore(2 * atOnce);
    }

    /** One for work on threads of which there are so many: most of them stay free for others. */
    public static Turnstile within(int threads) {
        return new Turnstile(atOnce(threads));
    }

    /** How many come through {@link #within} at once. */
    public static int atOnce(int threads) {
        return Math.max(1, Math.min(MOST_AT_ONCE, threads / 4));
    }

    /**
     * Does the work, when it is its turn.
     *
     * @throws GitLabException of {@link Fault#RATE_LIMITED} when too many are there
     */
    public <T> T pass(Supplier<T> work) {
        if (!through.tryAcquire() && !turnCame()) {
            throw new GitLabException(
                    Fault.RATE_LIMITED,
                    0,
                    "Too many whom this server does not know yet are here at once.",
                    Optional.empty(),
                    Optional.of(COME_AGAIN));
        }
        try {
            return work.get();
        } finally {
            through.release();
        }
    }

    private boolean turnCame() {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return through.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }
}
