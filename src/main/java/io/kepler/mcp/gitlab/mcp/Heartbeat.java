package io.kepler.mcp.gitlab.mcp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows life on every stream that is silent and on every request that takes long. Clients and proxies keep the
 * connection then, and a client that went away is noticed. Each stream is spoken to on a thread of its own for the
 * moment, since a container may keep one waiting.
 */
final class Heartbeat {

    /** Something to be kept alive. Over standard output there is none, and no servlets that HTTP could do it with. */
    interface Stream {

        /** Whether nothing was said for so long; answers at once. */
        boolean silent(long now, long silenceNanos);

        /** Says something where nothing was said for so long. */
        void beat(long now, long silenceNanos);

        /** Ends it, because the server stops. */
        void end();
    }

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** With each, whether it is being spoken to. */
    private final Map<Stream, AtomicBoolean> channels = new ConcurrentHashMap<>();

    private final Timer timer;

    Heartbeat(Timer timer) {
        this.timer = timer;
        timer.every(STEP, () -> beat(System.nanoTime()));
    }

    void add(Stream channel) {
        channels.put(channel, new AtomicBoolean());
    }

    void remove(Stream channel) {
        channels.remove(channel);
    }

    /** Runs what may have to wait for a container, on a thread that may. */
    boolean soon(Runnable chore) {
        return timer.soon(chore);
    }

    void beat(long nowNanos) {
        channels.forEach((channel, busy) -> {
            if (channel.silent(nowNanos, SILENCE.toNanos()) && busy.compareAndSet(false, true)) {
                speak(channel, busy, nowNanos);
            }
        });
    }

    private void speak(Stream channel, AtomicBoolean busy, long nowNanos) {
        boolean begun = timer.soon(() -> {
            try {
                channel.beat(nowNanos, SILENCE.toNanos());
            } finally {
                busy.set(false);
            }
        });
        if (!begun) {
            busy.set(false);
        }
    }

    /** Ends every stream, because the server stops. */
    void endAll() {
        List<Runnable> ends = new ArrayList<>();
        channels.keySet().forEach(channel -> ends.add(channel::end));
        timer.all(ends, LAST_WORDS);
    }
}
