package io.kepler.mcp.gitlab.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what expired and brings rows under the first key: in the background, by one node at a time. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final Reencryption reencryption;
    private final Lease lease;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "kepler-mcp-housekeeping");
        daemon.setDaemon(true);
        return daemon;
    });

    Housekeeping(Reencryption reencryption, Lease lease, Clock clock) {
        this.reencryption = reencryption;
        this.lease = lease;
        this.clock = clock;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a round reports its failures itself
    void start(ToIntFunction<Instant> purge, Duration first, Duration pause) {
        thread.scheduleWithFixedDelay(() -> round(purge), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round(ToIntFunction<Instant> purge) {
        try {
            if (lease.take(clock.instant(), LEASE)) {
                int removed = purge.applyAsInt(clock.instant());
                LOG.debug("Removed {} expired rows.", removed);
                reencryption.run();
            }
        } catch (RuntimeException e) { // thrown on, it would end all later rounds without a word
            LOG.warn("Housekeeping in the database failed and is tried again later.", e);
        }
    }

    /** Waits for a round that is running, for nothing may use the database afterwards. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(LAST_ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Housekeeping in the database does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
