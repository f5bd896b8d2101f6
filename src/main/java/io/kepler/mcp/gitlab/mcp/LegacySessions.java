package io.kepler.mcp.gitlab.mcp;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The sessions this node keeps in memory, least recently used first. When there are too many, a session of the same
 * user goes first, so that nobody loses one to somebody else's idle ones before losing their own.
 */
final class LegacySessions {

    private record Entry(LegacySession session, long usedAtNanos) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final long timeoutNanos;
    private final int max;
    private final LongSupplier clock;

    LegacySessions(Duration timeout, int max, LongSupplier clock) {
        this.timeoutNanos = timeout.toNanos();
        this.max = max;
        this.clock = clock;
    }

    synchronized void add(LegacySession session) {
        removeExpired();
        if (entries.size() >= max) {
            evictOne(session.owner());
        }
        entries.put(session.id(), new Entry(session, clock.getAsLong()));
    }

    /** The session, when it exists, is still alive and belongs to the owner; using it keeps it alive. */
    synchronized Optional<LegacySession> use(String id, String owner) {
        removeExpired();
        Entry entry = entries.get(id);
        if (entry == null || !entry.session().owner().equals(owner)) {
            return Optional.empty();
        }
        entries.remove(id);
        entries.put(id, new Entry(entry.session(), clock.getAsLong()));
        return Optional.of(entry.session());
    }

    synchronized boolean remove(String id, String owner) {
        return use(id, owner).map(session -> entries.remove(session.id())).isPresent();
    }

    private void evictOne(String owner) {
        String victim = entries.values().stream()
                .map(Entry::session)
                .filter(session -> session.owner().equals(owner))
                .findFirst()
                .map(LegacySession::id)
                .orElseGet(() -> entries.keySet().iterator().next());
        entries.remove(victim);
    }

    /** Entries are in order of use, so the expired ones come first. */
    private void removeExpired() {
        long now = clock.getAsLong();
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext() && now - oldestFirst.next().usedAtNanos() > timeoutNanos) {
            oldestFirst.remove();
        }
    }
}
