package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.tools.Caller;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The revisions that begin with initialize, over the SDK's sessions. A request without a session is answered by itself,
 * so that a plain {@code tools/list} needs no handshake.
 */
final class LegacyEngine implements Engine {

    static final String SESSION_HEADER = "Mcp-Session-Id";
    private static final int NO_SESSION = 40401;

    private final McpStreamableServerSession.Factory factory;
    private final StatelessHandler sessionless;
    private final ToolCalls calls;
    private final LegacySessions sessions;
    private final McpJsonMapper mapper;

    LegacyEngine(
            McpStreamableServerSession.Factory factory,
            StatelessHandler sessionless,
            ToolCalls calls,
            LegacySessions sessions,
            McpJsonMapper mapper) {
        this.factory = factory;
        this.sessionless = sessionless;
        this.calls = calls;
        this.sessions = sessions;
        this.mapper = mapper;
    }

    @Override
    public Outcome handle(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        if (message.kind() == Message.Kind.REQUEST && message.method().equals("initialize")) {
            return initialize(inbound);
        }
        String id = inbound.headers().get(SESSION_HEADER);
        if (id != null) {
            return inSession(inbound, session(id, inbound.caller()));
        }
        return message.kind() == Message.Kind.REQUEST
                ? Outcome.of(sessionless.handle(inbound), revision(inbound.headers()))
                : Outcome.empty(202);
    }

    /** Ends a session: 204, or 404 when there is none of this user. */
    Outcome delete(Headers headers, Caller caller) throws RpcException {
        String id = headers.get(SESSION_HEADER);
        if (id == null) {
            throw new RpcException(400, RpcException.INVALID_REQUEST, SESSION_HEADER + " is required");
        }
        if (!sessions.remove(id, owner(caller))) {
            throw noSession();
        }
        return Outcome.empty(204);
    }

    private Outcome initialize(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        McpSchema.InitializeRequest request = initializeRequest(message);
        var start = factory.startSession(request);
        McpSchema.InitializeResult result = start.initResult().block();
        if (result == null) {
            throw new IllegalStateException("no answer to initialize");
        }
        Revision revision = Revision.of(result.protocolVersion()).orElseThrow();
        String id = start.session().getId();
        sessions.add(new LegacySession(id, owner(inbound.caller()), revision, start.session()));
        return Outcome.of(RpcResponse.result(message.id(), result), revision).withHeader(SESSION_HEADER, id);
    }

    private McpSchema.InitializeRequest initializeRequest(Message message) throws RpcException {
        Map<String, Object> params = new HashMap<>(message.params());
        if (!(params.get("protocolVersion") instanceof String version)
                || !(params.get("capabilities") instanceof Map<?, ?>)
                || !(params.get("clientInfo") instanceof Map<?, ?>)) {
            throw malformedInitialize();
        }
        // The SDK would offer the same, but not without writing to the log what the client sent.
        params.put("protocolVersion", Revision.offeredTo(version).text());
        try {
            return mapper.convertValue(params, McpSchema.InitializeRequest.class);
        } catch (RuntimeException e) {
            // Whatever the SDK's records refuse, the reason is the same: the parameters are not what initialize takes.
            throw malformedInitialize();
        }
    }

    private static RpcException malformedInitialize() {
        return new RpcException(
                400,
                RpcException.INVALID_PARAMS,
                "Invalid params: initialize needs protocolVersion, capabilities and clientInfo");
    }

    private Outcome inSession(Inbound inbound, LegacySession session) throws RpcException {
        Message message = inbound.message();
        return switch (message.kind()) {
            case REQUEST -> request(inbound, session);
            case NOTIFICATION, RESPONSE -> Outcome.empty(202);
        };
    }

    private Outcome request(Inbound inbound, LegacySession session) throws RpcException {
        Message message = inbound.message();
        CapturingTransport transport = new CapturingTransport(mapper);
        session.sdk()
                .responseStream(transport)
                .handle(new McpSchema.JSONRPCRequest(message.method(), message.id(), Params.of(message, calls)))
                .contextWrite(context -> context.put(McpTransportContext.KEY, SdkServer.context(inbound)))
                .block();
        RpcResponse response =
                transport.response().orElseThrow(() -> new IllegalStateException("no answer to " + message.method()));
        return Outcome.of(response, session.revision());
    }

    private LegacySession session(String id, Caller caller) throws RpcException {
        Optional<LegacySession> session = sessions.use(id, owner(caller));
        return session.orElseThrow(LegacyEngine::noSession);
    }

    private static String owner(Caller caller) {
        return Long.toString(caller.identity().userId());
    }

    private static Revision revision(Headers headers) {
        String version = headers.get(Era.VERSION_HEADER);
        return Optional.ofNullable(version).flatMap(Revision::of).orElse(Revision.V2025_03_26);
    }

    private static RpcException noSession() {
        return new RpcException(404, NO_SESSION, "Session not found: begin a new one with initialize");
    }
}
