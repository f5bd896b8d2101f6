package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** MCP over standard input and output: one client, a message a line, until the input ends. */
public final class StdioTransport {

    private final MessageReader reader;
    private final Engine modern;
    private final LegacyEngine legacy;
    private final SessionFeatures features;
    private final SessionBook sessions;
    private final SessionListening listening;
    private final Workers workers;
    private final Lines lines;
    private final Inbound.Origin origin;
    private final Map<Object, LineChannel> running = new ConcurrentHashMap<>();

    private @Nullable String session;

    StdioTransport(
            MessageReader reader,
            Engine modern,
            LegacyEngine legacy,
            SessionFeatures features,
            SessionBook sessions,
            SessionListening listening,
            Workers workers,
            Lines lines,
            Authentication.Claim claim) {
        this.reader = reader;
        this.modern = modern;
        this.legacy = legacy;
        this.features = features;
        this.sessions = sessions;
        this.listening = listening;
        this.workers = workers;
        this.lines = lines;
        this.origin = new Inbound.Origin(Headers.NONE, claim);
    }

    /** Answers until the input ends; what is being worked on then is still answered by the workers' end. */
    public void serve(InputStream in) throws IOException {
        BoundedLines input = new BoundedLines(in, reader.maxBytes());
        for (BoundedLines.Line line = input.next(); line != null; line = input.next()) {
            if (line.tooLong()) {
                new LineChannel(lines, null).finish(Outcome.error(reader.tooLarge(), null));
            } else if (!line.isBlank()) {
                take(line.bytes());
            }
        }
    }

    private void take(byte[] bytes) {
        Channel refusing = new LineChannel(lines, null);
        Answering.guard(refusing, reader, bytes, () -> {
            Message message = reader.message(bytes);
            LineChannel channel = new LineChannel(lines, message.id());
            if (message.method().equals("initialize") && message.kind() == Message.Kind.REQUEST) {
                // Before anything else is read, for what follows belongs to the session.
                Answering.guard(channel, message.id(), () -> begin(message, channel));
            } else if (message.method().equals("notifications/cancelled")) {
                cancel(message);
            } else if (isPing(message)) {
                // Without asking GitLab for the user: a client stops a server that does not answer this.
                channel.finish(Outcome.of(RpcResponse.result(message.id(), Map.of()), Revision.V2025_11_25));
            } else {
                work(message, channel);
            }
        });
    }

    private static boolean isPing(Message message) throws RpcException {
        return message.method().equals("ping")
                && message.kind() == Message.Kind.REQUEST
                && Era.of(message, Headers.NONE) == Era.LEGACY;
    }

    private void begin(Message message, LineChannel channel) throws RpcException {
        Proof proof = origin.claim().verify();
        Session begun = sessions.begin(message, proof);
        session = begun.id();
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
        String current = session;
        Answering.soon(workers, id, channel, () -> {
            Inbound inbound = new Inbound(message, origin, origin.claim().verify(), channel);
            if (Era.of(message, Headers.NONE) == Era.MODERN) {
                modern.handle(inbound);
            } else if (current == null) {
                legacy.handle(inbound);
            } else {
                legacy.inSession(inbound, sessions.find(current, inbound.proof()));
            }
        });
    }
}
