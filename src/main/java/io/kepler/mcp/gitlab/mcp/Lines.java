package io.kepler.mcp.gitlab.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard output, on which one message must be whole before the next begins. One thread writes; whoever has something
 * to say puts it in a bounded queue, and a client that takes nothing out of a full one for some seconds is gone.
 */
final class Lines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int OVERHEAD = 64;
    private static final long PATIENCE_SECONDS = 3;
    private static final long STOP_MILLIS = 2_000;
    private static final byte[] END = new byte[0];

    private final OutputStream out;
    private final ResponseWriter writer;
    private final Semaphore room = new Semaphore(MOST_BYTES);
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private final Thread writing = new Thread(this::writeAll, "kepler-mcp-stdout");

    Lines(OutputStream out, ResponseWriter writer) {
        this.out = out;
        this.writer = writer;
        writing.setDaemon(true);
    }

    /** Begins to write. */
    Lines begin() {
        writing.start();
        return this;
    }

    /** Complete when nobody reads any more. */
    CompletableFuture<Void> broken() {
        return broken;
    }

    void write(RpcResponse response, Revision revision) {
        write(writer.bytes(response, revision));
    }

    void write(byte[] message) {
        if (broken.isDone()) {
            return;
        }
        try {
            if (room.tryAcquire(cost(message), PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                queue.add(message);
            } else {
                LOG.debug("The client does not read any more");
                broken.complete(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int cost(byte[] message) {
        return Math.min(message.length + OVERHEAD, MOST_BYTES);
    }

    private void writeAll() {
        try {
            for (byte[] message = queue.take(); message != END; message = queue.take()) {
                out.write(visible(message));
                out.write('\n');
                out.flush();
                if (out instanceof PrintStream print && print.checkError()) {
                    throw new IOException("standard output is closed");
                }
                room.release(cost(message));
            }
        } catch (IOException e) {
            LOG.debug("The client does not read any more: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            broken.complete(null);
        }
    }

    /** Writes what is left, if the client takes it soon. */
    @Override
    public void close() {
        queue.add(END);
        try {
            writing.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same JSON with those characters escaped that a terminal obeys or a reader of lines takes for an end. */
    private static byte[] visible(byte[] json) {
        ByteArrayOutputStream escaped = null;
        int copied = 0;
        for (int i = 0; i < json.length; i++) {
            int length = json[i] < 0 || json[i] == 0x7f ? hidden(json, i) : 0;
            if (length > 0) {
                escaped = escaped == null ? new ByteArrayOutputStream(json.length + OVERHEAD) : escaped;
                escaped.write(json, copied, i - copied);
                char hidden = new String(json, i, length, StandardCharsets.UTF_8).charAt(0);
                escaped.writeBytes(
                        String.format(Locale.ROOT, "\\u%04x", (int) hidden).getBytes(StandardCharsets.US_ASCII));
                i += length - 1;
                copied = i + 1;
            }
        }
        if (escaped == null) {
            return json;
        }
        escaped.write(json, copied, json.length - copied);
        return escaped.toByteArray();
    }

    /** How many bytes a hidden character takes here, or 0: DEL, those from U+0080 to U+009F, U+2028 and U+2029. */
    private static int hidden(byte[] json, int i) {
        int first = json[i] & 0xff;
        int second = i + 1 < json.length ? json[i + 1] & 0xff : 0;
        int third = i + 2 < json.length ? json[i + 2] & 0xff : 0;
        if (first == 0x7f) {
            return 1;
        }
        if (first == 0xc2 && second >= 0x80 && second < 0xa0) {
            return 2;
        }
        return first == 0xe2 && second == 0x80 && (third == 0xa8 || third == 0xa9) ? 3 : 0;
    }
}
