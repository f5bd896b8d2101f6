package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import io.kepler.mcp.gitlab.gitlab.TimerThread;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does small things later, on one thread for all of them; what takes longer belongs to the workers. */
public final class Timer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

    private final TimerThread timer = new TimerThread("kepler-mcp-timer");

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    void every(Duration period, Runnable chore) {
        timer.every(period, guarded(chore));
    }

    /** Runs the chore once; cancelled when the timer is closed before. */
    Future<?> in(Duration delay, Runnable chore) {
        try {
            return timer.in(delay, guarded(chore));
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
        timer.close();
    }
}
