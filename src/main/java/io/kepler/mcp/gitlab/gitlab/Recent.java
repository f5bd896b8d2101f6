package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A small memory: so many entries, each for so long, the least recently used forgotten first. */
public final class Recent<V> {

    private record Kept<V>(V value, long until) {}

    private final Map<String, Kept<V>> entries;
    private final Duration ttl;
    private final LongSupplier nanos;

    public Recent(int capacity, Duration ttl, LongSupplier nanos) {
        this.ttl = ttl;
        this.nanos = nanos;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept<V>> eldest) {
                return size() > capacity;
            }
        };
    }

    public synchronized Optional<V> get(String key) {
        Kept<V> kept = entries.get(key);
        if (kept == null) {
            return Optional.empty();
        }
        if (kept.until() - nanos.getAsLong() <= 0) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(kept.value());
    }

    public synchronized void put(String key, V value) {
        entries.put(key, new Kept<>(value, nanos.getAsLong() + ttl.toNanos()));
    }

    public synchronized void remove(String key) {
        entries.remove(key);
    }

    public synchronized void clear() {
        entries.clear();
    }
}
