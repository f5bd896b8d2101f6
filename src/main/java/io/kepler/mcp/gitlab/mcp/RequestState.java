package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.oauth.Sha256;
import io.kepler.mcp.gitlab.state.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requestState of multi round-trip requests: what is to be remembered between two rounds, sealed so that the client
 * can only give it back, and only for the same request of the same user within ten minutes.
 */
final class RequestState {

    private static final Duration MAX_AGE = Duration.ofMinutes(10);
    /** What differs between the rounds of one request. */
    private static final Set<String> VARYING = Set.of("_meta", "inputResponses", "requestState");

    private final Seal seal;
    private final JsonMapper json;

    RequestState(Seal seal, JsonMapper json) {
        this.seal = seal;
        this.json = json.rebuild()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    /** The text that a client gives back with its answers. */
    String seal(Request request, Map<String, Object> state) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("for", fingerprint(request));
        content.put("state", state);
        content.put("answers", request.inputs().answers());
        return seal.seal(json.writeValueAsBytes(content));
    }

    /**
     * What the client answered, with what was remembered.
     *
     * @throws RpcException when the state was not made for this request of this user, is too old, or was changed
     */
    Inputs open(Request request) throws RpcException {
        Map<String, Object> answers = request.object("inputResponses");
        String sealed = request.optionalText("requestState").orElse("");
        if (sealed.isEmpty()) {
            return new Inputs(answers, Map.of(), false);
        }
        byte[] content = seal.open(sealed, MAX_AGE).orElseThrow(RequestState::refused);
        if (!(json.readValue(content, Object.class) instanceof Map<?, ?> opened)
                || !fingerprint(request).equals(opened.get("for"))) {
            throw refused();
        }
        return new Inputs(Request.object(opened, "answers"), Map.of(), true)
                .and(answers, Request.object(opened, "state"));
    }

    private String fingerprint(Request request) {
        Map<String, Object> fixed = new HashMap<>(request.params());
        fixed.keySet().removeAll(VARYING);
        String text = new String(json.writeValueAsBytes(fixed), StandardCharsets.UTF_8);
        return Sha256.hex(request.owner() + "\n" + request.message().method() + "\n" + text);
    }

    private static RpcException refused() {
        return RpcException.invalidParams(
                "requestState is not one that was given for this request, or it is older than ten minutes");
    }
}
