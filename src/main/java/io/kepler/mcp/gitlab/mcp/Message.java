package io.kepler.mcp.gitlab.mcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON-RPC 2.0 message as it came in.
 *
 * @param id text or whole number; null on notifications
 * @param method empty on responses
 * @param params empty when the message has none; of a response its result or its error, by that name
 */
record Message(Kind kind, @Nullable Object id, String method, Map<String, Object> params) {

    /** What a message asks for: an answer, nothing, or it is itself an answer. */
    enum Kind {
        REQUEST,
        NOTIFICATION,
        RESPONSE
    }

    /** What stands for the message of a request that has none. */
    static final Message NONE = new Message(Kind.NOTIFICATION, null, "", Map.of());

    private static final String META = "_meta";

    /** A value of {@code params._meta}, or null. */
    @Nullable
    Object meta(String key) {
        return params.get(META) instanceof Map<?, ?> meta ? meta.get(key) : null;
    }

    boolean hasMeta() {
        return params.get(META) instanceof Map<?, ?>;
    }
}
