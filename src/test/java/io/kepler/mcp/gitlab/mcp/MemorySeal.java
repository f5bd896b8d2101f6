package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Seal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A seal that nobody can break: it keeps what it seals. */
final class MemorySeal implements Seal {

    private final Map<String, Map.Entry<Instant, byte[]>> sealed = new ConcurrentHashMap<>();
    private final InstantSource clock;

    MemorySeal() {
        this(InstantSource.system());
    }

    MemorySeal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String seal(byte[] content) {
        String id = UUID.randomUUID().toString();
        sealed.put(id, Map.entry(clock.instant(), content));
        return id;
    }

    @Override
    public Optional<byte[]> open(String id, Duration maxAge) {
        return Optional.ofNullable(sealed.get(id))
                .filter(found -> !found.getKey().plus(maxAge).isBefore(clock.instant()))
                .map(Map.Entry::getValue);
    }
}
