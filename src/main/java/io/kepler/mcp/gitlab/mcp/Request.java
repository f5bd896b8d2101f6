package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.tools.Caller;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a feature, the same in every revision.
 *
 * @param owner whose request it is, as sessions, tasks and states remember it
 * @param client what the client can do
 * @param inputs what the client answered in earlier rounds
 * @param deadline until when the answer must be there; it passes at once when the client goes away
 * @param notices where to say something before the answer
 */
record Request(
        Message message,
        Headers headers,
        Revision revision,
        Proof proof,
        String owner,
        ClientCapabilities client,
        Inputs inputs,
        Deadline deadline,
        Notices notices) {

    Caller caller() {
        return proof.caller();
    }

    Map<String, Object> params() {
        return message.params();
    }

    Request with(Inputs others) {
        return new Request(message, headers, revision, proof, owner, client, others, deadline, notices);
    }

    /** A parameter that must be a text. */
    String text(String name) throws RpcException {
        if (params().get(name) instanceof String text) {
            return text;
        }
        throw RpcException.invalidParams("\"" + name + "\" must be a text");
    }

    /** A parameter that is a text or not there. */
    Optional<String> optionalText(String name) throws RpcException {
        return params().get(name) == null ? Optional.empty() : Optional.of(text(name));
    }

    /** A parameter that is an object; an empty one when it is not there. */
    Map<String, Object> object(String name) throws RpcException {
        return object(params(), name);
    }

    @SuppressWarnings("unchecked") // Jackson reads JSON objects as maps with text keys
    static Map<String, Object> object(Map<?, ?> parent, String name) throws RpcException {
        @Nullable Object value = parent.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw RpcException.invalidParams("\"" + name + "\" must be an object");
    }
}
