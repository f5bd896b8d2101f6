package io.kepler.mcp.gitlab.mcp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events to one client. Nobody ever waits for the client: events wait in a bounded queue until the container
 * says that it can take more (Servlet 6.0, 5.7). A client that reads too slowly for the queue loses its stream.
 */
final class EventStream implements WriteListener {

    static final int MOST_WAITING_BYTES = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final byte[] BEGIN = "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean started;
    private boolean unflushed = true;
    private boolean ending;
    private boolean closed;
    private boolean completed;

    /** A stream on a response whose status and headers are set. */
    EventStream(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    void start() {
        out.setWriteListener(this);
    }

    /** An event of the type "message"; false when the stream is over. */
    boolean message(byte[] json) {
        byte[] event = new byte[BEGIN.length + json.length + END.length];
        System.arraycopy(BEGIN, 0, event, 0, BEGIN.length);
        System.arraycopy(json, 0, event, BEGIN.length, json.length);
        System.arraycopy(END, 0, event, BEGIN.length + json.length, END.length);
        return write(event);
    }

    /** An event of another type. */
    boolean event(String type, String data) {
        return write(("event: " + type + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A line that clients ignore, so that proxies see life and we see who went away. */
    boolean comment() {
        return write(COMMENT);
    }

    private boolean write(byte[] event) {
        synchronized (this) {
            if (closed || ending) {
                return false;
            }
            if (waitingBytes > 0 && waitingBytes + event.length > MOST_WAITING_BYTES) {
                LOG.debug("A client reads too slowly, its stream is ended");
                closed = true;
            } else {
                waiting.add(event);
                waitingBytes += event.length;
            }
        }
        return drain();
    }

    /** Ends the stream after what is waiting. */
    void end() {
        synchronized (this) {
            ending = true;
        }
        drain();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            started = true;
        }
        drain();
    }

    @Override
    public void onError(Throwable cause) {
        LOG.debug("A stream broke: {}", cause.toString());
        abandon();
    }

    /** Forgets the client: the container has ended the exchange, or should. */
    void abandon() {
        synchronized (this) {
            closed = true;
        }
        drain();
    }

    private boolean drain() {
        boolean over;
        boolean alive;
        synchronized (this) {
            over = started && writeWhatFits();
            // Once, for a container takes what is over for the next exchange.
            over = (over || closed) && !completed;
            completed |= over;
            alive = !closed;
            if (over) {
                closed = true;
                waiting.clear();
                waitingBytes = 0;
            }
        }
        if (over) {
            complete();
        }
        return alive;
    }

    /** True when everything is written and nothing more will come. */
    private boolean writeWhatFits() {
        try {
            while (!closed && out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    waitingBytes -= next.length;
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return ending;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Containers answer with any of these when they took the response back a moment ago.
            LOG.debug("A client went away: {}", e.toString());
            closed = true;
        }
        return false;
    }

    private void complete() {
        try {
            context.complete();
        } catch (RuntimeException e) {
            LOG.debug("The container does not end the exchange now, or did so first: {}", e.toString());
            synchronized (this) {
                completed = false;
            }
        }
    }
}
