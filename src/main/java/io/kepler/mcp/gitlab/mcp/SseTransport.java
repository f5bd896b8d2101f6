package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Session;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transport of 2024-11-05: one stream for everything the server says, and messages posted beside it. The stream is
 * on one node; the messages may come to any.
 */
final class SseTransport {

    static final String MESSAGES = "/messages";

    private static final Logger LOG = LoggerFactory.getLogger(SseTransport.class);
    private static final String SIGNAL = "sse";
    private static final Pattern SESSION = Pattern.compile("(?:^|&)session_?[iI]d=([A-Za-z0-9_-]{1,100})(?:&|$)");

    private final Map<String, HttpChannel> streams = new ConcurrentHashMap<>();
    private final OriginAndHost originAndHost;
    private final Authentication authentication;
    private final Bodies bodies;
    private final MessageReader reader;
    private final LegacyEngine engine;
    private final SessionFeatures features;
    private final SessionBook sessions;
    private final SessionListening listening;
    private final ResponseWriter writer;
    private final Relay relay;
    private final Workers workers;

    SseTransport(
            OriginAndHost originAndHost,
            Authentication authentication,
            Bodies bodies,
            MessageReader reader,
            LegacyEngine engine,
            SessionFeatures features,
            SessionBook sessions,
            SessionListening listening,
            ResponseWriter writer,
            Relay relay,
            Workers workers) {
        this.originAndHost = originAndHost;
        this.authentication = authentication;
        this.bodies = bodies;
        this.reader = reader;
        this.engine = engine;
        this.features = features;
        this.sessions = sessions;
        this.listening = listening;
        this.writer = writer;
        this.relay = relay;
        this.workers = workers;
        relay.on(SIGNAL, this::heard);
    }

    /** Opens a stream and tells the client where to post. */
    void connect(Headers headers, String contextPath, HttpChannel channel) {
        Answering.guard(channel, null, () -> {
            originAndHost.check(headers);
            MediaTypes.checkEvents(headers);
            Inbound.Origin origin = new Inbound.Origin(headers, authentication.claim(headers));
            channel.received();
            Answering.soon(workers, null, channel, () -> open(origin, contextPath, channel));
        });
    }

    private void open(Inbound.Origin origin, String contextPath, HttpChannel channel) throws RpcException {
        Proof proof = origin.claim().verify();
        Session session = sessions.open(proof);
        String address = Relay.address(session.id());
        Runnable over = () -> {
            streams.remove(address);
            end(session);
        };
        streams.put(address, channel);
        try {
            listening.begin(session, new Inbound(Message.NONE, origin, proof, new Listened(channel, over)));
        } catch (RpcException e) {
            over.run();
            throw e;
        }
        channel.onGone(over);
        channel.event("endpoint", contextPath + MESSAGES + "/?session_id=" + session.id());
    }

    private void end(Session session) {
        try {
            workers.execute(() -> {
                sessions.end(session);
                engine.ended(session);
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("A session is left to end by itself");
        }
    }

    /** Takes a message; what there is to say about it goes over the stream. */
    void post(@Nullable String query, InputStream body, Headers headers, Channel channel) {
        Answering.guard(channel, null, () -> {
            originAndHost.check(headers);
            Inbound.Origin origin = new Inbound.Origin(headers, authentication.claim(headers));
            bodies.take(body, origin, channel, (bytes, work) -> {
                MediaTypes.checkContent(headers);
                String id = session(query);
                Message message = reader.message(bytes);
                work.on(message.id(), () -> take(id, message, origin, channel));
            });
        });
    }

    private static String session(@Nullable String query) throws RpcException {
        Matcher id = SESSION.matcher(query == null ? "" : query);
        if (!id.find()) {
            throw new RpcException(400, RpcException.INVALID_REQUEST, "Invalid request: session_id is required");
        }
        return id.group(1);
    }

    private void take(String id, Message message, Inbound.Origin origin, Channel posted) throws RpcException {
        Proof proof = origin.claim().verify();
        Session session = sessions.find(id, proof);
        Inbound.Origin kept = new Inbound.Origin(Tracing.kept(origin.headers()), origin.claim());
        posted.finish(Outcome.empty(202));
        Inbound inbound = new Inbound(message, kept, proof, new StreamOfSession(id));
        Answering.guard(inbound, () -> {
            if (message.kind() == Message.Kind.REQUEST && message.method().equals("initialize")) {
                Revision revision = SessionBook.revision(sessions.begin(message, session));
                inbound.channel()
                        .finish(Outcome.of(
                                RpcResponse.result(message.id(), features.introduction(revision)), revision));
            } else {
                engine.inSession(inbound, session);
            }
        });
    }

    private void heard(String address, String message) {
        HttpChannel stream = streams.get(address);
        if (stream != null) {
            stream.sendSoon(message.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A stream that takes its session along when the server ends it. */
    private record Listened(HttpChannel stream, Runnable over) implements Channel {

        @Override
        public boolean send(byte[] message) {
            return stream.send(message);
        }

        @Override
        public void finish(Outcome outcome) {
            stream.finish(outcome);
            over.run();
        }

        @Override
        public void onGone(Runnable action) {
            stream.onGone(action);
        }
    }

    /** Says everything over the one stream of a session, wherever that is. */
    private final class StreamOfSession implements Channel {

        private final String session;
        private final List<Runnable> onGone = new ArrayList<>();

        StreamOfSession(String session) {
            this.session = session;
        }

        @Override
        public boolean send(byte[] message) {
            HttpChannel stream = streams.get(Relay.address(session));
            if (stream != null) {
                return stream.send(message);
            }
            relay.send(SIGNAL, session, new String(message, StandardCharsets.UTF_8));
            return true;
        }

        /** The stream goes on, so it has to forget what it was to do for this one message. */
        @Override
        public void finish(Outcome outcome) {
            if (outcome.response() != null) {
                send(writer.bytes(outcome.response(), outcome.revision()));
            }
            HttpChannel stream = streams.get(Relay.address(session));
            if (stream != null) {
                onGone.forEach(stream::forget);
            }
        }

        @Override
        public void onGone(Runnable action) {
            HttpChannel stream = streams.get(Relay.address(session));
            if (stream != null) {
                onGone.add(action);
                stream.onGone(action);
            }
        }
    }
}
