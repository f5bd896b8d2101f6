package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Ends exchanges that outlive their deadline. Socket timeouts only bound the silence between two bytes: an answer that
 * drips needs somebody who looks at the clock.
 */
final class Watchdog implements AutoCloseable {

    private static final long STOP_MILLIS = 5_000;

    private final ScheduledThreadPoolExecutor timer;
    private volatile @Nullable Thread last;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "kepler-gitlab-deadlines");
            thread.setDaemon(true);
            last = thread;
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    Watch until(Deadline deadline) {
        Watch watch = new Watch();
        watch.expireIn(deadline.left());
        watch.untilCancelled(deadline);
        return watch;
    }

    /** Does a small chore again and again, on the same thread. */
    Future<?> every(Duration period, Runnable chore) {
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

    /** The watch over one exchange, from its request to the last byte of its answer. */
    final class Watch implements AutoCloseable {

        private volatile boolean expired;
        private volatile @Nullable Cancellable exchange;
        private volatile @Nullable Future<?> alarm;
        private Deadline.@Nullable Registration cancellation;

        private Watch() {}

        /** Names what is to be ended. It may be too late already. */
        void over(Cancellable started) {
            exchange = started;
            if (expired) {
                started.cancel();
            }
        }

        private void untilCancelled(Deadline deadline) {
            cancellation = deadline.onCancel(this::expire);
        }

        /** Sets another, or the first, end. */
        void expireIn(Duration time) {
            cancelAlarm();
            try {
                alarm = timer.schedule(this::expire, time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                throw Troubles.stopping();
            }
        }

        boolean expired() {
            return expired;
        }

        private void expire() {
            expired = true;
            Cancellable running = exchange;
            if (running != null) {
                running.cancel();
            }
        }

        private void cancelAlarm() {
            Future<?> pending = alarm;
            if (pending != null) {
                pending.cancel(false);
            }
        }

        @Override
        public void close() {
            cancelAlarm();
            if (cancellation != null) {
                cancellation.close();
            }
        }
    }
}
