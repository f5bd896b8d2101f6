package io.kepler.mcp.gitlab.mcp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows life on every stream that is silent and on every request that takes long. Clients and proxies keep the
 * connection then, and a client that went away is noticed.
 */
final class Heartbeat {

    /** Something to be kept alive. Over standard output there is none, and no servlets that HTTP could do it with. */
    interface Stream {

        /** Says something where nothing was said for so long. */
        void beat(long now, long silenceNanos);

        /** Ends it, because the server stops. */
        void end();
    }

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Set<Stream> channels = ConcurrentHashMap.newKeySet();

    Heartbeat(Timer timer) {
        timer.every(STEP, () -> beat(System.nanoTime()));
    }

    void add(Stream channel) {
        channels.add(channel);
    }

    void remove(Stream channel) {
        channels.remove(channel);
    }

    void beat(long nowNanos) {
        channels.forEach(channel -> channel.beat(nowNanos, SILENCE.toNanos()));
    }

    /** Ends every stream, because the server stops. */
    void endAll() {
        channels.forEach(Stream::end);
    }
}
