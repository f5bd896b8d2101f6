package io.kepler.mcp.gitlab.oauth;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class MemorySessions implements BrowserSessions {
    private final Map<Name, Value> rows = new HashMap<>();

    private record Name(String sessionHash, String key) {}

    private record Value(Instant expiresAt, ByteBuffer bytes) {}

    @Override
    public synchronized Optional<byte[]> get(String sessionHash, String key, Instant now) {
        return Optional.ofNullable(rows.get(new Name(sessionHash, key)))
                .filter(value -> value.expiresAt().isAfter(now))
                .map(value -> value.bytes().array().clone());
    }

    @Override
    public synchronized void put(String sessionHash, String key, byte[] value, Instant expiresAt) {
        rows.put(new Name(sessionHash, key), new Value(expiresAt, ByteBuffer.wrap(value.clone())));
    }

    @Override
    public synchronized void remove(String sessionHash, String key) {
        rows.remove(new Name(sessionHash, key));
    }

    @Override
    public synchronized void destroy(String sessionHash) {
        rows.keySet().removeIf(name -> name.sessionHash().equals(sessionHash));
    }

    @Override
    public synchronized void rename(String oldHash, String newHash) {
        Map<Name, Value> moved = new HashMap<>();
        rows.forEach((name, value) -> {
            if (name.sessionHash().equals(oldHash)) {
                moved.put(new Name(newHash, name.key()), value);
            }
        });
        destroy(oldHash);
        rows.putAll(moved);
    }

    synchronized int removeExpired(Instant now) {
        return Maps.removeIf(rows, value -> !value.expiresAt().isAfter(now));
    }
}
