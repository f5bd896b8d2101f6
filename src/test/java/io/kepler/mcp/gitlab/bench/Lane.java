package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Predicate;

/** One client: sends the same request again and again, the next as soon as the last was answered. */
final class Lane {

    private static final int MOST_SHOWN = 500;

    private final URI server;
    private final byte[] request;
    private final Predicate<Reply> good;

    Lane(URI server, byte[] request, Predicate<Reply> good) {
        this.server = server;
        this.request = request;
        this.good = good;
    }

    URI server() {
        return server;
    }

    /** Goes on until a time of {@link System#nanoTime}. Returns how long each call took, in nanoseconds. */
    long[] run(long end) throws IOException {
        long[] taken = new long[1024];
        int calls = 0;
        try (Connection connection = new Connection(server)) {
            for (long now = System.nanoTime(); now - end < 0; ) {
                check(connection.send(request));
                long then = now;
                now = System.nanoTime();
                if (calls == taken.length) {
                    taken = Arrays.copyOf(taken, 2 * calls);
                }
                taken[calls++] = now - then;
            }
        }
        return Arrays.copyOf(taken, calls);
    }

    /** Sends the request once. */
    Reply once() throws IOException {
        try (Connection connection = new Connection(server)) {
            Reply reply = connection.send(request);
            check(reply);
            return reply;
        }
    }

    private void check(Reply reply) throws IOException {
        if (!good.test(reply)) {
            String text = reply.text();
            String shown = text.substring(0, Math.min(MOST_SHOWN, text.length()));
            throw new IOException("A call failed with status " + reply.status() + ": " + shown);
        }
    }
}
