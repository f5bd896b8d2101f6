package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Redaction;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again at the resources that listeners of this node subscribed to, less often the longer nothing
 * happens. Listeners of one user share a look; a user has so many watches and no more.
 */
final class Watches {

    static final int MOST_PER_OWNER = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final String UPDATED = "notifications/resources/updated";

    /** One resource with the eyes of one user. */
    private record Key(String owner, String uri) {}

    private final Map<Key, Watch> watches = new ConcurrentHashMap<>();
    private final Versions versions;
    private final Executor workers;

    Watches(Versions versions, Executor workers, Timer timer) {
        this.versions = versions;
        this.workers = workers;
        timer.every(STEP, () -> look(System.nanoTime()));
    }

    boolean watchable(String uri) {
        return versions.watchable(uri);
    }

    /**
     * Watches these for a listener, and no others any more.
     *
     * @return those that are watched: the ones that can be, as many as one user may have
     */
    synchronized Set<String> set(Listener listener, Set<String> uris) {
        keep(listener, uris);
        Set<String> honoured = new LinkedHashSet<>();
        long count = count(listener.owner());
        for (String uri : uris) {
            Key key = new Key(listener.owner(), uri);
            boolean watched = watches.containsKey(key);
            if (versions.watchable(uri) && (watched || count < MOST_PER_OWNER)) {
                count += watched ? 0 : 1;
                watches.computeIfAbsent(key, unused -> new Watch()).listeners.add(listener);
                honoured.add(uri);
            }
        }
        return honoured;
    }

    synchronized void remove(Listener listener) {
        keep(listener, Set.of());
    }

    /** What is watched already stays as it is, for a change since the last look is still to be told. */
    private void keep(Listener listener, Set<String> uris) {
        watches.forEach((key, watch) -> {
            if (!uris.contains(key.uri())) {
                watch.listeners.remove(listener);
            }
        });
        watches.values().removeIf(watch -> watch.listeners.isEmpty());
    }

    private long count(String owner) {
        return watches.keySet().stream()
                .filter(key -> key.owner().equals(owner))
                .count();
    }

    void look(long now) {
        watches.forEach((key, watch) -> {
            if (watch.due(now)) {
                try {
                    workers.execute(() -> look(key, watch));
                } catch (RejectedExecutionException e) {
                    watch.looked(false);
                }
            }
        });
    }

    private void look(Key key, Watch watch) {
        boolean changed = false;
        try {
            for (Listener listener : watch.listeners) {
                Optional<Proof> proof = listener.check();
                if (proof.isPresent()) {
                    changed = changed(key, watch, proof.get());
                    break;
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("A watched resource could not be read: {}", Redaction.line(e));
        } finally {
            watch.looked(changed);
        }
        if (changed) {
            watch.listeners.forEach(listener -> listener.tell(UPDATED, Map.of("uri", key.uri())));
        }
    }

    private boolean changed(Key key, Watch watch, Proof proof) {
        String before = watch.version;
        try {
            String now = versions.version(key.uri(), proof.caller(), Deadline.in(LOOK), before);
            watch.version = now;
            return before != null && versions.changed(key.uri(), before, now);
        } catch (GitLabException e) {
            LOG.debug("A watched resource could not be read: {}", e.getMessage());
            if (e.fault() == Fault.UNAUTHENTICATED) {
                proof.onRejected().run();
                watch.listeners.forEach(Listener::check);
            }
            return false;
        }
    }

    /** What is known of one resource. */
    private static final class Watch {

        private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        private volatile @Nullable String version;
        private Duration interval = SHORTEST;
        private long dueAt = System.nanoTime();
        private boolean looking;

        synchronized boolean due(long now) {
            boolean due = !looking && now - dueAt >= 0;
            looking |= due;
            return due;
        }

        synchronized void looked(boolean changed) {
            looking = false;
            interval = changed ? SHORTEST : interval.multipliedBy(3).dividedBy(2);
            if (interval.compareTo(LONGEST) > 0) {
                interval = LONGEST;
            }
            dueAt = System.nanoTime() + interval.toNanos();
        }
    }
}
