package io.kepler.mcp.gitlab.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The last bytes of a stream, of which it never holds much more. */
final class Tail {

    private static final int CHUNK = 8 * 1024;

    private final int bytes;
    private final byte[] kept;
    private int filled;
    private boolean whole = true;

    Tail(int bytes) {
        this.bytes = bytes;
        this.kept = new byte[2 * bytes + CHUNK];
    }

    Tail read(InputStream in) throws IOException {
        for (int read = in.read(kept, 0, CHUNK); read >= 0; read = in.read(kept, filled, CHUNK)) {
            filled += read;
            if (filled > kept.length - CHUNK) {
                forget();
            }
        }
        if (filled > bytes) {
            forget();
        }
        return this;
    }

    private void forget() {
        System.arraycopy(kept, filled - bytes, kept, 0, bytes);
        filled = bytes;
        whole = false;
    }

    /** Whether these are all bytes there were. */
    boolean whole() {
        return whole;
    }

    String text() {
        return new String(kept, 0, filled, StandardCharsets.UTF_8);
    }
}
