package io.kepler.mcp.gitlab.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The end of a long text, from the beginning of a line on; what comes before passes through and is forgotten. */
final class Tail {

    static final int MOST_BYTES = 128 * 1024;

    private final byte[] ring = new byte[MOST_BYTES];
    private long total;

    private Tail() {}

    static Tail read(InputStream in) {
        Tail tail = new Tail();
        try {
            for (int read = tail.fill(in); read >= 0; read = tail.fill(in)) {
                tail.total += read;
            }
            return tail;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int fill(InputStream in) throws IOException {
        int at = (int) (total % MOST_BYTES);
        return in.read(ring, at, MOST_BYTES - at);
    }

    long total() {
        return total;
    }

    /** How many bytes at the beginning are left out. */
    long omitted() {
        return total - bytes().length;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        if (total <= MOST_BYTES) {
            return Arrays.copyOf(ring, (int) total);
        }
        int split = (int) (total % MOST_BYTES);
        byte[] all = new byte[MOST_BYTES];
        System.arraycopy(ring, split, all, 0, MOST_BYTES - split);
        System.arraycopy(ring, 0, all, MOST_BYTES - split, split);
        int start = 0;
        for (int i = 0; i < MOST_BYTES / 2 && start == 0; i++) {
            start = all[i] == '\n' ? i + 1 : 0;
        }
        return Arrays.copyOfRange(all, start, MOST_BYTES);
    }
}
