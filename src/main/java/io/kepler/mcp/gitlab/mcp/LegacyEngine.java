package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.state.Session;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that begin with initialize. A session is a row that every node can read, so any request may come to any
 * node. A request without a session is answered by itself, so that a plain {@code tools/list} needs no handshake.
 */
final class LegacyEngine implements Engine {

    static final String SESSION_HEADER = "Mcp-Session-Id";

    private final Features features;
    private final SessionFeatures sessionFeatures;
    private final SessionBook sessions;
    private final Interviews interviews;
    private final Running running;
    private final Outgoing outgoing;
    private final Workers workers;
    private final Duration patience;

    /** An engine for these features, of which every call may take so long. */
    LegacyEngine(
            Features features,
            SessionFeatures sessionFeatures,
            SessionBook sessions,
            Interviews interviews,
            Running running,
            Outgoing outgoing,
            Workers workers,
            Duration patience) {
        this.features = features;
        this.sessionFeatures = sessionFeatures;
        this.sessions = sessions;
        this.interviews = interviews;
        this.running = running;
        this.outgoing = outgoing;
        this.workers = workers;
        this.patience = patience;
    }

    @Override
    public void handle(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        if (message.kind() == Message.Kind.REQUEST && message.method().equals("initialize")) {
            begin(inbound);
            return;
        }
        String id = inbound.headers().get(SESSION_HEADER);
        if (id == null) {
            withoutSession(inbound);
        } else {
            inSession(inbound, sessions.use(id, inbound.proof(), inbound.headers()));
        }
    }

    private void begin(Inbound inbound) throws RpcException {
        Session session = sessions.begin(inbound.message(), inbound.proof());
        Revision revision = SessionBook.revision(session);
        Outcome outcome = Outcome.of(
                RpcResponse.result(inbound.message().id(), sessionFeatures.introduction(revision)), revision);
        inbound.channel().finish(outcome.withHeader(SESSION_HEADER, session.id()));
    }

    private void withoutSession(Inbound inbound) throws RpcException {
        if (inbound.message().kind() == Message.Kind.REQUEST) {
            run(inbound, null, Inputs.NONE);
        } else {
            inbound.channel().finish(Outcome.empty(202));
        }
    }

    /** Answers a message of a session that was found to be the caller's. */
    void inSession(Inbound inbound, Session session) throws RpcException {
        Message message = inbound.message();
        switch (message.kind()) {
            case REQUEST -> run(inbound, session, Inputs.NONE);
            case NOTIFICATION -> {
                if (message.method().equals("notifications/cancelled")) {
                    running.cancel(session.id(), message.params().get("requestId"));
                }
                inbound.channel().finish(Outcome.empty(202));
            }
            case RESPONSE -> {
                interviews.answered(session.id(), message);
                inbound.channel().finish(Outcome.empty(202));
            }
        }
    }

    /** Ends what is still worked on, or asked, for a session that is over. */
    void ended(Session session) {
        running.cancelAll(session);
    }

    private void run(Inbound inbound, @Nullable Session session, Inputs inputs) throws RpcException {
        Request request = request(inbound, session, inputs);
        Feature feature = feature(request, session);
        inbound.channel().onGone(request.deadline()::cancel);
        Running.Entry entry = running.enter(session, request);
        try {
            Object result = feature.answer(request);
            Outcome outcome = Outcome.of(RpcResponse.result(inbound.message().id(), result), request.revision());
            inbound.channel().finish(takenBack(request) ? Outcome.empty(202) : outcome);
        } catch (InputRequired e) {
            ask(inbound, session, request, e);
        } catch (RpcException e) {
            if (!takenBack(request)) {
                throw e;
            }
            inbound.channel().finish(Outcome.empty(202));
        } finally {
            entry.close();
        }
    }

    /** What was taken back is not answered; only the exchange is ended. */
    private static boolean takenBack(Request request) {
        return request.deadline().cancelled();
    }

    private Feature feature(Request request, @Nullable Session session) throws RpcException {
        String method = request.message().method();
        Optional<Feature> feature = sessionFeatures.find(method, session).or(() -> features.find(method));
        return feature.orElseThrow(
                () -> new RpcException(200, RpcException.METHOD_NOT_FOUND, "Method not found: " + method));
    }

    private Request request(Inbound inbound, @Nullable Session session, Inputs inputs) throws RpcException {
        Message message = inbound.message();
        Request.object(message.params(), "_meta");
        return new Request(
                message,
                inbound.headers(),
                session == null ? SessionBook.revision(inbound.headers()) : SessionBook.revision(session),
                Tracing.proof(inbound),
                inbound.proof().owner(),
                session == null ? ClientCapabilities.NONE : sessions.capabilities(session),
                inputs,
                Deadline.in(patience),
                new ChannelNotices(
                        inbound.channel(),
                        outgoing,
                        message.meta("progressToken"),
                        session == null ? null : LogLevel.of(session.logLevel()).orElse(LogLevel.INFO)));
    }

    /** What 2026-07-28 does in rounds, a session does in one request: the client is asked over its stream. */
    private void ask(Inbound inbound, @Nullable Session session, Request request, InputRequired required)
            throws RpcException {
        boolean canAnswer = required.questions().values().stream().allMatch(request.client()::answers);
        if (session == null || !canAnswer) {
            throw cannotAsk(required);
        }
        // Takes the place of the entry of the request that has come so far.
        Running.Entry entry = running.enter(session, request);
        boolean asked = false;
        try {
            asked = interviews.ask(session, inbound.channel(), request.deadline(), required.questions(), answers -> {
                entry.close();
                answered(inbound, session, request, request.inputs().and(answers, required.state()));
            });
        } finally {
            if (!asked) {
                entry.close();
            }
        }
        if (!asked) {
            throw cannotAsk(required);
        }
    }

    private static RpcException cannotAsk(InputRequired required) {
        Map<String, Object> needed = new LinkedHashMap<>();
        required.questions().values().forEach(question -> needed.putAll(ClientCapabilities.neededFor(question)));
        return new RpcException(
                200,
                RpcException.INVALID_PARAMS,
                "This needs a client that can be asked, in a session and with an event stream",
                Map.of("requiredCapabilities", needed),
                Map.of());
    }

    private void answered(Inbound inbound, Session session, Request request, Inputs inputs) {
        if (takenBack(request)) {
            inbound.channel().finish(Outcome.empty(202));
            return;
        }
        Answering.soon(workers, inbound.message().id(), inbound.channel(), () -> run(inbound, session, inputs));
    }
}
