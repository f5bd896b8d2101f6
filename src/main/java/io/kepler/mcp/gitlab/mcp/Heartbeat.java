package io.kepler.mcp.gitlab.mcp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows life on every stream that is silent and on every request that takes long. Clients and proxies keep the
 * connection then, and a client that went away is noticed.
 */
final class Heartbeat {

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Set<HttpChannel> channels = ConcurrentHashMap.newKeySet();

    Heartbeat(Timer timer) {
        timer.every(STEP, () -> beat(System.nanoTime()));
    }

    void add(HttpChannel channel) {
        channels.add(channel);
    }

    void remove(HttpChannel channel) {
        channels.remove(channel);
    }

    void beat(long nowNanos) {
        channels.forEach(channel -> channel.beat(nowNanos, SILENCE.toNanos()));
    }

    /** Ends every stream, because the server stops. */
    void endAll() {
        channels.forEach(HttpChannel::end);
    }
}
