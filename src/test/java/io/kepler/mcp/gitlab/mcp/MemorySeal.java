package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Seal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A seal that nobody can break: it keeps what it seals. */
final class MemorySeal implements Seal {

    private final Map<String, byte[]> sealed = new ConcurrentHashMap<>();

    @Override
    public String seal(byte[] content) {
        String id = UUID.randomUUID().toString();
        sealed.put(id, content);
        return id;
    }

    @Override
    public Optional<byte[]> open(String id, Duration maxAge) {
        return Optional.ofNullable(sealed.get(id));
    }
}
