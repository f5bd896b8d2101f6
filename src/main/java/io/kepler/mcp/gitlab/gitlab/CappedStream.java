package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.gitlab.Watchdog.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The body of an answer, after decompression: never more than the cap, never later than the deadline. */
final class CappedStream extends InputStream {

    /** Parsers stop at the last bracket; what is left then is the end of the last chunk, not a body. */
    private static final int REMAINDER = 2048;

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final InputStream in;
    private final Watch watch;
    private final Troubles troubles;
    private long left;
    private boolean ended;
    private boolean broken;

    CappedStream(InputStream in, long cap, Watch watch, Troubles troubles) {
        this.in = in;
        this.left = cap;
        this.watch = watch;
        this.troubles = troubles;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int read = fill(buffer, offset, (int) Math.min(length, left + 1));
        if (read > left) {
            broken = true;
            throw troubles.tooLarge();
        }
        if (read < 0) {
            ended = true;
        } else {
            left -= read;
        }
        return read;
    }

    private int fill(byte[] buffer, int offset, int length) {
        if (watch.expired()) {
            throw troubles.deadlinePassed();
        }
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            broken = true;
            throw troubles.withinAnswer(e, watch.expired());
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    /** Looks for the end close by, so that the connection can serve again; leaves it if it is far or slow to come. */
    void finish() throws IOException {
        if (ended || broken) {
            return;
        }
        watch.expireIn(MOMENT);
        byte[] rest = new byte[REMAINDER];
        for (int skipped = 0; !ended && skipped < REMAINDER; ) {
            int read = in.read(rest);
            ended = read < 0;
            skipped += read;
        }
    }
}
