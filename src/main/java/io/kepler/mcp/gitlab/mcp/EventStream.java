package io.kepler.mcp.gitlab.mcp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response that is a stream of server-sent events. Nobody ever waits for the client: events wait in a bounded queue
 * until the container says that it can take more (Servlet 6.0, 5.7). A client that reads too slowly for the queue loses
 * its stream. The container has locks of its own, so it is called by one thread at a time and never under a lock of ours.
 */
final class EventStream implements WriteListener {

    static final int MOST_WAITING_BYTES = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final byte[] BEGIN = "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final AsyncContext context;
    private final SerialExecutor container = new SerialExecutor();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable ServletOutputStream out;
    private int waitingBytes;
    private boolean writable;
    private boolean ending;
    private boolean closed;
    /** Only for whoever calls the container. */
    private boolean unflushed = true;

    private boolean completed;

    /** A stream that keeps what is said until it is opened. */
    EventStream(AsyncContext context) {
        this.context = context;
    }

    /** How the response becomes a stream. */
    interface Opening {
        ServletOutputStream open() throws IOException;
    }

    /** Opens it on a response whose status and headers the opening sets. */
    void open(Opening opening) {
        container.execute(() -> {
            if (!closed()) {
                begin(opening);
            }
            turn();
        });
    }

    private void begin(Opening opening) {
        try {
            ServletOutputStream opened = opening.open();
            synchronized (this) {
                out = opened;
            }
            opened.setWriteListener(this);
        } catch (IOException | RuntimeException e) {
            LOG.debug("A stream came too late: {}", e.toString());
            close();
        }
    }

    /** An event of the type "message"; false when the stream is over. */
    boolean message(byte[] json) {
        return write(event(json));
    }

    /** The same, written by another thread: for those that many wait for. */
    boolean message(byte[] json, Heartbeat hands) {
        return add(event(json)) && hands.soon(this::drain);
    }

    private static byte[] event(byte[] json) {
        byte[] event = new byte[BEGIN.length + json.length + END.length];
        System.arraycopy(BEGIN, 0, event, 0, BEGIN.length);
        System.arraycopy(json, 0, event, BEGIN.length, json.length);
        System.arraycopy(END, 0, event, BEGIN.length + json.length, END.length);
        return event;
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
        return add(event) && drain();
    }

    private synchronized boolean add(byte[] event) {
        if (closed || ending) {
            return false;
        }
        if (waitingBytes > 0 && waitingBytes + event.length > MOST_WAITING_BYTES) {
            LOG.debug("A client reads too slowly, its stream is ended");
            // True all the same, for what is written next ends the exchange.
            close();
        } else {
            waiting.add(event);
            waitingBytes += event.length;
        }
        return true;
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
            writable = true;
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
        close();
        drain();
    }

    private synchronized void close() {
        closed = true;
        waiting.clear();
        waitingBytes = 0;
    }

    private synchronized boolean closed() {
        return closed;
    }

    /** False when the stream is over. */
    private boolean drain() {
        container.execute(this::turn);
        return !closed();
    }

    /** One turn at the container: writes what it takes, and ends the exchange when there is no more to come. */
    private void turn() {
        ServletOutputStream open = writable();
        boolean over = open != null && writeWhatFits(open);
        // Once, for a container takes what is over for the next exchange.
        if ((over || closed()) && !completed) {
            close();
            complete();
        }
    }

    private synchronized @Nullable ServletOutputStream writable() {
        return writable && !closed ? out : null;
    }

    /** True when everything is written and nothing more will come. */
    private boolean writeWhatFits(ServletOutputStream open) {
        try {
            while (!closed() && open.isReady()) {
                byte[] next = next();
                if (next != null) {
                    open.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    open.flush();
                } else {
                    return over();
                }
            }
        } catch (IOException | RuntimeException e) {
            // Containers answer with any of these when they took the response back a moment ago.
            LOG.debug("A client went away: {}", e.toString());
            close();
        }
        return false;
    }

    private synchronized byte @Nullable [] next() {
        byte[] next = waiting.poll();
        waitingBytes -= next == null ? 0 : next.length;
        return next;
    }

    private synchronized boolean over() {
        return ending && waiting.isEmpty();
    }

    private void complete() {
        try {
            completed = true;
            context.complete();
        } catch (RuntimeException e) {
            LOG.debug("The container does not end the exchange now, or did so first: {}", e.toString());
            completed = false;
        }
    }
}
