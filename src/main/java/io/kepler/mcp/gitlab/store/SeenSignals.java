package io.kepler.mcp.gitlab.store;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Which signals were delivered here. Ids are given out in order but do not become visible in order, so a lower one counts
 * as new for a while after a higher one was seen.
 */
final class SeenSignals {
    private static final long WHILE_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private final NavigableMap<Long, Long> seenAt = new TreeMap<>();
    private long all;

    /**
     * @param all everything up to this id is old
     */
    SeenSignals(long all, LongSupplier nanos) {
        this.all = all;
        this.nanos = nanos;
    }

    boolean isNew(long id) {
        return id > all && !seenAt.containsKey(id);
    }

    void add(long id) {
        seenAt.put(id, nanos.getAsLong());
    }

    /** Up to where nothing new can come. */
    long all() {
        long now = nanos.getAsLong();
        while (!seenAt.isEmpty() && now - seenAt.firstEntry().getValue() > WHILE_NANOS) {
            all = Math.max(all, seenAt.pollFirstEntry().getKey());
        }
        return all;
    }
}
