package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does small things later, on one thread that has ended when this is closed. */
public final class TimerThread implements AutoCloseable {

    private static final long STOP_MILLIS = 2_000;

    private final ScheduledThreadPoolExecutor timer;
    private volatile @Nullable Thread last;

    public TimerThread(String name) {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            last = thread;
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Does it once.
     *
     * @throws RejectedExecutionException when this is closed
     */
    public Future<?> in(Duration delay, Runnable chore) {
        return timer.schedule(chore, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Does it again and again. */
    public Future<?> every(Duration period, Runnable chore) {
        return timer.scheduleWithFixedDelay(chore, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        Thread thread = last;
        try {
            if (thread != null) {
                // Not the timer's own termination: it comes a moment before the end of the thread.
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
