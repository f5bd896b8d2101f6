package io.kepler.mcp.gitlab.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The sessions of one process, for as long as it runs. */
public final class MemorySessions implements Sessions {
    private final Duration idleTimeout;
    private final InstantSource clock;
    private final Map<String, Session> sessions = new HashMap<>();

    public MemorySessions(Duration idleTimeout, InstantSource clock) {
        this.idleTimeout = idleTimeout;
        this.clock = clock;
    }

    @Override
    public synchronized void add(Session session, int max) {
        if (sessions.size() >= max) {
            sessions.values().removeIf(old -> !isAlive(old));
        }
        while (!sessions.isEmpty() && sessions.size() >= max) {
            sessions.remove(leastRecentlyUsed(session.owner()).id());
        }
        sessions.put(session.id(), session);
    }

    private Session leastRecentlyUsed(String owner) {
        Comparator<Session> byUse = Comparator.comparing(Session::usedAt);
        return sessions.values().stream()
                .filter(session -> session.owner().equals(owner))
                .min(byUse)
                .or(() -> sessions.values().stream().min(byUse))
                .orElseThrow();
    }

    @Override
    public synchronized Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.get(id)).filter(this::isAlive);
    }

    private boolean isAlive(Session session) {
        return session.usedAt().plus(idleTimeout).isAfter(clock.instant());
    }

    @Override
    public synchronized void used(String id, Instant at) {
        sessions.computeIfPresent(
                id, (same, session) -> at.isAfter(session.usedAt()) && isAlive(session) ? session.usedAt(at) : session);
    }

    @Override
    public synchronized Optional<Session> change(String id, UnaryOperator<Session> change) {
        Optional<Session> changed = find(id).map(change);
        changed.ifPresent(session -> sessions.put(id, session));
        return changed;
    }

    @Override
    public synchronized boolean remove(String id) {
        return Optional.ofNullable(sessions.remove(id)).filter(this::isAlive).isPresent();
    }
}
