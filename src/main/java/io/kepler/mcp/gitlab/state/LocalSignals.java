package io.kepler.mcp.gitlab.state;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries signals within one process. */
public final class LocalSignals implements Signals {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSignals.class);
    private static final int MOST_WAITING = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Set<Listening> listeners = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            LocalSignals::daemon,
            LocalSignals::waitForRoom);

    /** By identity, so that who listens twice hears twice. */
    private static final class Listening {
        private final Consumer<Signal> listener;

        Listening(Consumer<Signal> listener) {
            this.listener = listener;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "kepler-mcp-signals");
        thread.setDaemon(true);
        return thread;
    }

    private static void waitForRoom(Runnable delivery, ThreadPoolExecutor thread) {
        try {
            if (!thread.isShutdown()
                    && !thread.getQueue().offer(delivery, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RejectedExecutionException("The listeners of signals do not keep up.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("Interrupted before a signal was sent.", e);
        }
    }

    @Override
    public void publish(Signal signal) {
        thread.execute(() -> listeners.forEach(listening -> deliver(signal, listening.listener)));
    }

    private static void deliver(Signal signal, Consumer<Signal> listener) {
        try {
            listener.accept(signal);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed on a signal of kind {}.", signal.kind(), e);
        }
    }

    @Override
    public Registration listen(Consumer<Signal> listener) {
        Listening listening = new Listening(listener);
        listeners.add(listening);
        return () -> listeners.remove(listening);
    }

    @Override
    public void close() {
        listeners.clear();
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A listener of signals does not come to its end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
