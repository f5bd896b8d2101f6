package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Ends exchanges that outlive their deadline. Socket timeouts only bound the silence between two bytes: an answer that
 * drips needs somebody who looks at the clock.
 */
final class Watchdog implements AutoCloseable {

    private final TimerThread timer = new TimerThread("kepler-gitlab-deadlines");

    Watch until(Deadline deadline) {
        Watch watch = new Watch();
        watch.expireIn(deadline.left());
        watch.untilCancelled(deadline);
        return watch;
    }

    /** Does a small chore again and again, on the same thread. */
    Future<?> every(Duration period, Runnable chore) {
        return timer.every(period, chore);
    }

    @Override
    public void close() {
        timer.close();
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
                alarm = timer.in(time, this::expire);
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
