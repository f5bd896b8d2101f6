package io.kepler.mcp.gitlab.mcp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of this node; what happens on one node is told to those of all nodes. */
final class Audience {

    private static final String SIGNAL = "list_changed";
    private static final Duration CHECK = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean checking = new AtomicBoolean();
    private final Allowance streams;
    private final Relay relay;
    private final Workers workers;
    private final Timer timer;

    /** Listeners of whom every user has so many streams and no more. */
    Audience(int mostStreams, Relay relay, Workers workers, Timer timer) {
        this.streams = new Allowance(mostStreams, "listening streams");
        this.relay = relay;
        this.workers = workers;
        this.timer = timer;
        timer.every(CHECK, this::check);
        relay.on(SIGNAL, (address, topic) -> tell(Listener.Topic.valueOf(topic)));
    }

    /**
     * Takes a listener in.
     *
     * @throws RpcException when its user has as many streams as may be
     */
    void add(Listener listener) throws RpcException {
        streams.take(listener.owner());
        listeners.add(listener);
    }

    void remove(Listener listener) {
        if (listeners.remove(listener)) {
            streams.giveBack(listener.owner());
        }
    }

    /** Tells everybody that a list is another one now. */
    void changed(Listener.Topic topic) {
        relay.send(SIGNAL, "", topic.name());
    }

    /** Not on the thread that brings the signals of all. */
    private void tell(Listener.Topic topic) {
        for (Listener listener : listeners) {
            if (listener.topics().contains(topic)) {
                timer.soon(() -> listener.tell(topic.notification(), Map.of()));
            }
        }
    }

    /** A stream outlives many tokens: who lost the right to listen is sent away. One look at a time, however long. */
    void check() {
        if (!checking.compareAndSet(false, true)) {
            return;
        }
        try {
            workers.execute(() -> {
                try {
                    listeners.forEach(Listener::check);
                } finally {
                    checking.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            checking.set(false);
            LOG.debug("All workers are busy, listeners are checked later");
        }
    }

    /** Says goodbye to all, side by side, because the server stops. */
    void endAll() {
        List<Runnable> farewells = new ArrayList<>();
        listeners.forEach(listener -> farewells.add(listener::end));
        timer.all(farewells, Heartbeat.LAST_WORDS);
    }
}
