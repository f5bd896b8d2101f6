package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 2026-07-28: every request stands alone, is checked against its headers, and may take several rounds. */
final class ModernEngine implements Engine {

    private static final String LOG_LEVEL_META = "io.modelcontextprotocol/logLevel";
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    /** An hour: what is listed changes only when the server is replaced. */
    private static final int LIST_TTL_MILLIS = 3_600_000;

    /** How long the answers to these stay good. Private, because what is listed or read may vary by user. */
    private static final Map<String, Integer> TTL_MILLIS = Map.of(
            "tools/list", LIST_TTL_MILLIS,
            "prompts/list", LIST_TTL_MILLIS,
            "resources/templates/list", LIST_TTL_MILLIS,
            "resources/list", 0,
            "resources/read", 0);

    private final Features features;
    private final ServerDescription server;
    private final Listening listening;
    private final RequestState states;
    private final Outgoing outgoing;
    private final JsonMapper json;
    private final Duration patience;

    /** An engine for these features, of which every call may take so long. */
    ModernEngine(
            Features features,
            ServerDescription server,
            Listening listening,
            RequestState states,
            Outgoing outgoing,
            JsonMapper json,
            Duration patience) {
        this.features = features;
        this.server = server;
        this.listening = listening;
        this.states = states;
        this.outgoing = outgoing;
        this.json = json;
        this.patience = patience;
    }

    @Override
    public void handle(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        if (message.kind() == Message.Kind.RESPONSE) {
            throw new RpcException(400, RpcException.INVALID_REQUEST, "Invalid request: clients send no responses");
        }
        ModernRequest.check(message, inbound.headers());
        if (message.kind() == Message.Kind.NOTIFICATION) {
            inbound.channel().finish(Outcome.empty(202));
            return;
        }
        switch (message.method()) {
            case ModernRequest.DISCOVER -> finish(inbound, server.discovery(LIST_TTL_MILLIS));
            case Listening.METHOD -> listening.begin(inbound);
            default -> dispatch(inbound, feature(message.method()));
        }
    }

    private Feature feature(String method) throws RpcException {
        return features.find(method)
                .orElseThrow(() -> new RpcException(404, RpcException.METHOD_NOT_FOUND, "Method not found: " + method));
    }

    private void dispatch(Inbound inbound, Feature feature) throws RpcException {
        Request bare = request(inbound);
        Request request = bare.with(states.open(bare));
        inbound.channel().onGone(request.deadline()::cancel);
        Object result;
        try {
            result = feature.answer(request);
        } catch (InputRequired e) {
            result = inputRequired(request, e);
        }
        finish(inbound, cacheable(request.message().method(), result));
    }

    private Request request(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        @Nullable Object level = message.meta(LOG_LEVEL_META);
        return new Request(
                message,
                inbound.headers(),
                Revision.V2026_07_28,
                Tracing.proof(inbound),
                inbound.proof().owner(),
                ClientCapabilities.of(message.meta(ModernRequest.CAPABILITIES_META)),
                Inputs.NONE,
                Deadline.in(patience),
                new ChannelNotices(
                        inbound.channel(),
                        outgoing,
                        message.meta("progressToken"),
                        level == null ? null : LogLevel.asked(level)));
    }

    /** A client is never asked what it did not say it can answer. */
    private Map<String, Object> inputRequired(Request request, InputRequired e) throws RpcException {
        Set<InputRequired.Question> unanswerable = e.questions().values().stream()
                .filter(question -> !request.client().answers(question))
                .collect(Collectors.toSet());
        if (!unanswerable.isEmpty()) {
            Map<String, Object> needed = new LinkedHashMap<>();
            unanswerable.forEach(question -> needed.putAll(ClientCapabilities.neededFor(question)));
            throw RpcException.missingCapability(needed);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("resultType", "input_required");
        result.put("inputRequests", e.questions());
        result.put("requestState", states.seal(request, e.state()));
        return result;
    }

    private Object cacheable(String method, Object result) {
        return Optional.ofNullable(TTL_MILLIS.get(method))
                .<Object>map(ttl -> {
                    Map<String, Object> cacheable = json.convertValue(result, MAP);
                    if (!cacheable.containsKey("resultType")) {
                        cacheable.put("ttlMs", ttl);
                        cacheable.put("cacheScope", "private");
                    }
                    return cacheable;
                })
                .orElse(result);
    }

    private static void finish(Inbound inbound, Object result) {
        inbound.channel().finish(Outcome.of(RpcResponse.result(inbound.message().id(), result), Revision.V2026_07_28));
    }
}
