package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.state.LocalSignals;
import io.kepler.mcp.gitlab.state.Signal;
import io.kepler.mcp.gitlab.state.Signals;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries signals through a table that all nodes see; one's own take the same way, so that nobody gets them twice. */
final class SharedSignals implements Signals {
    private static final Logger LOG = LoggerFactory.getLogger(SharedSignals.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LAST_ROUND = Duration.ofSeconds(20);
    private static final int AT_ONCE = 100;

    private final SignalTable table;
    private final Arrivals arrivals;
    private final SeenSignals seen;
    private final LocalSignals here = new LocalSignals();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "kepler-mcp-signals-in");

    SharedSignals(SignalTable table, Arrivals arrivals) {
        this.table = table;
        this.arrivals = arrivals;
        seen = new SeenSignals(table.newest(), System::nanoTime);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void publish(Signal signal) {
        if (closing.getCount() > 0) {
            table.add(signal);
        }
    }

    @Override
    public Registration listen(Consumer<Signal> listener) {
        return here.listen(listener);
    }

    private void run() {
        Duration pause = Duration.ZERO;
        boolean broken = false;
        while (!closed(pause)) {
            try {
                deliver(arrivals.next(seen.all()));
                pause = arrivals.pause();
                if (broken) {
                    LOG.info("Signals of other nodes arrive again.");
                }
                broken = false;
            } catch (SQLException | RuntimeException e) {
                arrivals.close();
                pause = longer(pause);
                if (!broken) {
                    LOG.warn("Signals of other nodes do not arrive; trying again: {}", Causes.message(e));
                }
                broken = true;
            }
        }
        arrivals.close();
    }

    /** Not by interrupting, which would close the file of an H2 database under everybody else. */
    private boolean closed(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void deliver(List<Long> ids) {
        List<Long> unseen = ids.stream().distinct().filter(seen::isNew).toList();
        for (int from = 0; from < unseen.size(); from += AT_ONCE) {
            List<Long> some = unseen.subList(from, Math.min(from + AT_ONCE, unseen.size()));
            List<Signal> signals = table.read(some);
            some.forEach(seen::add);
            signals.forEach(here::publish);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LAST_ROUND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        here.close();
    }
}
