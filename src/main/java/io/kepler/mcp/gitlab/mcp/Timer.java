package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does small things later, on one thread for all of them; what takes longer belongs to the workers. */
public final class Timer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);
    private static final long STOP_MILLIS = 5_000;

    private final ScheduledThreadPoolExecutor timer;
    private volatile @Nullable Thread last;

    public Timer() {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "kepler-mcp-timer");
            thread.setDaemon(true);
            last = thread;
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    void every(Duration period, Runnable chore) {
        timer.scheduleWithFixedDelay(guarded(chore), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs the chore once; cancelled when the timer is closed before. */
    Future<?> in(Duration delay, Runnable chore) {
        try {
            return timer.schedule(guarded(chore), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the server is stopping", e);
        }
    }

    /** What one chore throws must not stop the others. */
    private static Runnable guarded(Runnable chore) {
        return () -> {
            try {
                chore.run();
            } catch (RuntimeException e) {
                LOG.warn("A timed chore failed: {}", Redaction.line(e));
            }
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
        Thread thread = last;
        try {
            if (thread != null) {
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
