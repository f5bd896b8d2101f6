package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Session;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one message: what can be refused at once is refused on the container's thread, the rest goes to a worker
 * that finds out who calls, routes by era and answers.
 */
final class Conversation {

    private final OriginAndHost originAndHost;
    private final Authentication authentication;
    private final Bodies bodies;
    private final MessageReader reader;
    private final Engine modern;
    private final LegacyEngine legacy;
    private final Batches batches;
    private final SessionBook sessions;
    private final SessionListening listening;
    private final Workers workers;

    Conversation(
            OriginAndHost originAndHost,
            Authentication authentication,
            Bodies bodies,
            MessageReader reader,
            Engine modern,
            LegacyEngine legacy,
            Batches batches,
            SessionBook sessions,
            SessionListening listening,
            Workers workers) {
        this.originAndHost = originAndHost;
        this.authentication = authentication;
        this.bodies = bodies;
        this.reader = reader;
        this.modern = modern;
        this.legacy = legacy;
        this.batches = batches;
        this.sessions = sessions;
        this.listening = listening;
        this.workers = workers;
    }

    /** Takes a message, or a batch of them in the one revision that had batches. */
    void post(InputStream body, Headers headers, Channel channel) {
        Answering.guard(channel, null, () -> {
            originAndHost.check(headers);
            Inbound.Origin origin = new Inbound.Origin(headers, authentication.claim(headers));
            bodies.take(body, origin, channel, (bytes, work) -> take(bytes, work, origin, channel));
        });
    }

    private void take(byte[] bytes, Bodies.Work work, Inbound.Origin origin, Channel channel) throws RpcException {
        MediaTypes.check(origin.headers());
        Object json = reader.json(bytes);
        if (json instanceof List<?> batch && Batches.isBatch(batch, origin.headers())) {
            work.on(null, () -> batches.answer(batch, origin, origin.claim().verify(), channel));
        } else {
            Message message = reader.message(json);
            work.on(
                    message.id(),
                    () -> route(new Inbound(message, origin, origin.claim().verify(), channel)));
        }
    }

    private void route(Inbound inbound) throws RpcException {
        Engine engine = Era.of(inbound.message(), inbound.headers()) == Era.MODERN ? modern : legacy;
        engine.handle(inbound);
    }

    /** Opens the listening stream of a session. Without a session there is nothing to listen to. */
    void listen(Headers headers, HttpChannel channel) {
        about(headers, channel, (id, claim) -> {
            if (id == null) {
                channel.finish(Outcome.empty(405).withHeader(HttpHeaders.ALLOW, "POST, DELETE"));
                return;
            }
            Proof proof = claim.verify();
            Session session = sessions.use(id, proof, headers);
            MediaTypes.checkEvents(headers);
            Inbound.Origin origin = new Inbound.Origin(headers, claim);
            listening.begin(session, new Inbound(Message.NONE, origin, proof, channel));
            channel.open();
        });
    }

    /** Ends a session: 204, or 404 when there is none of this user. */
    void delete(Headers headers, Channel channel) {
        about(headers, channel, (id, claim) -> {
            if (id == null) {
                throw new RpcException(400, RpcException.INVALID_REQUEST, LegacyEngine.SESSION_HEADER + " is required");
            }
            Session session = sessions.use(id, claim.verify(), headers);
            sessions.end(session);
            listening.ended(session);
            legacy.ended(session);
            channel.finish(Outcome.empty(204));
        });
    }

    /** Something that a request without a body asks about a session. */
    private interface About {
        void session(@Nullable String id, Authentication.Claim claim) throws RpcException;
    }

    private void about(Headers headers, Channel channel, About about) {
        Answering.guard(channel, null, () -> {
            originAndHost.check(headers);
            Authentication.Claim claim = authentication.claim(headers);
            channel.received();
            Answering.soon(
                    workers, null, channel, () -> about.session(headers.get(LegacyEngine.SESSION_HEADER), claim));
        });
    }
}
