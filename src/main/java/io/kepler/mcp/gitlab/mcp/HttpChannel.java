package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one HTTP request: a JSON document or, from the first message that goes before the response, a stream of
 * events.
 */
final class HttpChannel implements Channel, Heartbeat.Stream, AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(HttpChannel.class);

    /** With the largest body taken by default it stays below 10 MiB, where Undertow gives up the whole connection. */
    private static final long MOST_READ_AWAY = 5 * 1024 * 1024;

    private enum State {
        WAITING,
        STREAMING,
        OVER
    }

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final ResponseWriter writer;
    private final Heartbeat heartbeat;
    private final boolean takesEvents;
    private final List<Runnable> onGone = new ArrayList<>();
    private State state = State.WAITING;
    private boolean gone;
    private @Nullable EventStream stream;
    private volatile long since = System.nanoTime();
    private volatile long lastWrite = since;

    /**
     * A channel over a request that the container keeps open.
     *
     * @param takesEvents whether the client accepts an event stream
     */
    HttpChannel(AsyncContext context, ResponseWriter writer, Heartbeat heartbeat, boolean takesEvents) {
        this.context = context;
        this.response = (HttpServletResponse) context.getResponse();
        this.writer = writer;
        this.heartbeat = heartbeat;
        this.takesEvents = takesEvents;
        context.addListener(this);
    }

    /** Only now its connection is kept alive: while a body comes, the container's thread may hold what a beat needs. */
    @Override
    public void received() {
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            since = System.nanoTime();
            lastWrite = since;
            heartbeat.add(this);
        }
    }

    @Override
    public boolean send(byte[] message) {
        EventStream events = open();
        lastWrite = System.nanoTime();
        return events != null && events.message(message);
    }

    /** The same by another thread, for one that many wait for. */
    boolean sendSoon(byte[] message) {
        EventStream events = open();
        lastWrite = System.nanoTime();
        return events != null && events.message(message, heartbeat);
    }

    /** An event of another type than "message", for the transport of 2024-11-05. */
    boolean event(String type, String data) {
        EventStream events = open();
        return events != null && events.event(type, data);
    }

    /** Turns the answer into a stream, unless it is one. */
    @Nullable
    EventStream open() {
        EventStream opened;
        synchronized (this) {
            if (state != State.WAITING || !takesEvents) {
                return state == State.STREAMING ? stream : null;
            }
            opened = new EventStream(context);
            stream = opened;
            state = State.STREAMING;
        }
        opened.open(this::begun);
        return opened;
    }

    private ServletOutputStream begun() throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return response.getOutputStream();
    }

    @Override
    public synchronized boolean silent(long now, long silenceNanos) {
        boolean open = state == State.STREAMING || (state == State.WAITING && now - since > silenceNanos);
        return open && now - lastWrite > silenceNanos;
    }

    /** Keeps the connection visibly alive; called now and then by the heartbeat. */
    @Override
    public void beat(long now, long silenceNanos) {
        if (silent(now, silenceNanos)) {
            EventStream events = open();
            lastWrite = now;
            if (events != null) {
                events.comment();
            }
        }
    }

    @Override
    public void finish(Outcome outcome) {
        EventStream events;
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            events = state == State.STREAMING ? stream : null;
            state = State.OVER;
            onGone.clear();
        }
        heartbeat.remove(this);
        if (events == null) {
            document(outcome);
        } else {
            if (outcome.response() != null) {
                events.message(writer.bytes(outcome.response(), outcome.revision()));
            }
            events.end();
        }
    }

    /** A container that stops takes requests away while they are worked on; there is nobody left to tell then. */
    private void document(Outcome outcome) {
        try {
            if (outcome.status() >= HttpServletResponse.SC_BAD_REQUEST) {
                readAway();
            }
            response.setStatus(outcome.status());
            outcome.headers().forEach(response::setHeader);
            response.setHeader("Cache-Control", "no-store");
            RpcResponse body = outcome.response();
            if (body != null) {
                response.setContentType("application/json");
                writer.write(body, outcome.revision(), response.getOutputStream());
            }
            context.complete();
        } catch (IOException | IllegalStateException e) {
            tooLate(e);
        }
    }

    /**
     * Reads what is left of the body. A container closes the connection over most refusals, and a close over bytes that
     * nobody read takes the answer along.
     */
    private void readAway() {
        HttpServletRequest request = (HttpServletRequest) context.getRequest();
        if (request.getHeader("Expect") != null) {
            // The client asked before it sends anything.
            return;
        }
        try {
            long unused = request.getInputStream().skip(MOST_READ_AWAY);
        } catch (IOException e) {
            LOG.debug("The rest of a body did not come: {}", Redaction.line(e));
        }
    }

    private static void tooLate(Exception e) {
        LOG.debug("The answer came too late: {}", Redaction.line(e));
    }

    @Override
    public void onGone(Runnable action) {
        synchronized (this) {
            if (!gone) {
                if (state != State.OVER) {
                    onGone.add(action);
                }
                return;
            }
        }
        action.run();
    }

    /** Drops an action that was to be run when the client goes away. */
    synchronized void forget(Runnable action) {
        onGone.remove(action);
    }

    /** Ends a stream without a last word, because the server stops. */
    @Override
    public void end() {
        boolean streaming;
        synchronized (this) {
            streaming = state == State.STREAMING;
        }
        if (streaming) {
            finish(Outcome.empty(HttpServletResponse.SC_OK));
        }
    }

    private void goneNow() {
        List<Runnable> actions;
        EventStream events;
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            gone = true;
            state = State.OVER;
            actions = List.copyOf(onGone);
            onGone.clear();
            events = stream;
        }
        heartbeat.remove(this);
        if (events != null) {
            events.abandon();
        }
        actions.forEach(Runnable::run);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        goneNow();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        goneNow();
    }

    @Override
    public void onError(AsyncEvent event) {
        goneNow();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
