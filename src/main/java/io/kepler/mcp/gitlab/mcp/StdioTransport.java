package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** MCP over standard input and output: one client, a message a line, until the input ends. */
public final class StdioTransport implements AutoCloseable {

    private final MessageReader reader;
    private final Engine modern;
    private final LegacyEngine legacy;
    private final Batches batches;
    private final SessionFeatures features;
    private final SessionBook sessions;
    private final SessionListening listening;
    private final Workers workers;
    private final Lines lines;
    private final Inbound.Origin origin;
    private final Map<Object, LineChannel> running = new ConcurrentHashMap<>();

    private @Nullable Session session;

    StdioTransport(
            MessageReader reader,
            Engine modern,
            LegacyEngine legacy,
            Batches batches,
            SessionFeatures features,
            SessionBook sessions,
            SessionListening listening,
            Workers workers,
            Lines lines,
            Authentication.Claim claim) {
        this.reader = reader;
        this.modern = modern;
        this.legacy = legacy;
        this.batches = batches;
        this.features = features;
        this.sessions = sessions;
        this.listening = listening;
        this.workers = workers;
        this.lines = lines;
        this.origin = new Inbound.Origin(Headers.NONE, claim);
    }

    /**
     * Answers until the input ends or nobody reads the answers; what is being worked on then is still answered by the
     * workers' end.
     */
    public void serve(InputStream in) throws IOException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        // On a thread of its own, for nothing ends a read of standard input.
        Thread reading = new Thread(() -> read(in, over), "kepler-mcp-stdin");
        reading.setDaemon(true);
        reading.start();
        try {
            CompletableFuture.anyOf(over, lines.broken()).get();
        } catch (ExecutionException e) {
            throw new IOException("Standard input cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream in, CompletableFuture<Void> over) {
        try {
            read(in);
            over.complete(null);
        } catch (IOException | RuntimeException | Error e) {
            over.completeExceptionally(e);
        }
    }

    /** Writes what is left, if the client takes it soon. */
    @Override
    public void close() {
        lines.close();
    }

    private void read(InputStream in) throws IOException {
        BoundedLines input = new BoundedLines(in, reader.maxBytes());
        for (BoundedLines.Line line = input.next(); line != null; line = input.next()) {
            if (line.tooLong()) {
                new LineChannel(lines, line).finish(Outcome.error(reader.tooLarge(), null));
            } else if (!line.isBlank()) {
                take(line.bytes());
            }
        }
    }

    private void take(byte[] bytes) {
        Channel refusing = new LineChannel(lines, bytes);
        Answering.guard(refusing, reader, bytes, () -> {
            Object json = reader.json(bytes);
            if (json instanceof List<?> batch) {
                answer(batch);
                return;
            }
            Message message = reader.message(json);
            LineChannel channel = new LineChannel(lines, message.id());
            if (message.method().equals("initialize") && message.kind() == Message.Kind.REQUEST) {
                // Before anything else is read, for what follows belongs to the session.
                Answering.guard(channel, message.id(), () -> begin(message, channel));
            } else if (message.method().equals("notifications/cancelled")
                    && message.kind() == Message.Kind.NOTIFICATION) {
                cancel(message);
            } else if (isPing(message)) {
                // Without asking GitLab for the user: a client stops a server that does not answer this.
                channel.finish(Outcome.of(RpcResponse.result(message.id(), Map.of()), Revision.V2025_11_25));
            } else {
                work(message, channel);
            }
        });
    }

    /** A batch names its session as over HTTP, in a header. */
    private void answer(List<?> batch) {
        String current = session == null ? null : session.id();
        Headers headers = name -> name.equals(LegacyEngine.SESSION_HEADER) ? current : null;
        Inbound.Origin from = new Inbound.Origin(headers, origin.claim());
        Channel channel = new LineChannel(lines, batch);
        Answering.soon(
                workers,
                null,
                channel,
                () -> batches.answer(batch, from, origin.claim().verify(), channel));
    }

    private static boolean isPing(Message message) throws RpcException {
        return message.method().equals("ping")
                && message.kind() == Message.Kind.REQUEST
                && Era.of(message, Headers.NONE) == Era.LEGACY;
    }

    private void begin(Message message, LineChannel channel) throws RpcException {
        Proof proof = origin.claim().verify();
        Session before = session;
        Session begun = sessions.begin(message, proof);
        session = begun;
        if (before != null) {
            // There is one client here, and it has begun anew.
            sessions.end(before);
            listening.ended(before);
        }
        listening.begin(begun, new Inbound(Message.NONE, origin, proof, new LineChannel(lines, null)));
        Revision revision = SessionBook.revision(begun);
        channel.finish(Outcome.of(RpcResponse.result(message.id(), features.introduction(revision)), revision));
    }

    private void cancel(Message message) {
        Object id = message.params().get("requestId");
        LineChannel channel = id == null ? null : running.remove(id);
        if (channel != null) {
            channel.goneNow();
        }
    }

    private void work(Message message, LineChannel channel) {
        Object id = message.id();
        if (id != null && message.kind() == Message.Kind.REQUEST) {
            running.put(id, channel);
            channel.onOver(() -> running.remove(id, channel));
        }
        Session current = session;
        Answering.soon(workers, id, channel, () -> {
            Inbound inbound = new Inbound(message, origin, origin.claim().verify(), channel);
            if (Era.of(message, Headers.NONE) == Era.MODERN) {
                modern.handle(inbound);
            } else if (current == null) {
                legacy.handle(inbound);
            } else {
                legacy.inSession(inbound, sessions.find(current.id(), inbound.proof()));
            }
        });
    }
}
