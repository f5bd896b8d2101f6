package io.kepler.mcp.gitlab.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads one bounded JSON-RPC message and refuses everything that is not one. */
final class MessageReader {

    private final JsonMapper mapper;
    private final int maxBytes;

    MessageReader(JsonMapper mapper, int maxBytes) {
        this.mapper = mapper;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads the body to its end, but never more than the limit.
     *
     * @param announced the Content-Length, or -1
     */
    byte[] bytes(InputStream body, long announced) throws RpcException, IOException {
        if (announced > maxBytes) {
            throw tooLarge();
        }
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge();
        }
        return bytes;
    }

    Message message(byte[] bytes) throws RpcException {
        Object json;
        try {
            json = mapper.readValue(bytes, Object.class);
        } catch (JacksonException e) {
            throw new RpcException(400, RpcException.PARSE_ERROR, "Parse error: the body is not valid JSON");
        }
        if (json instanceof Map<?, ?> envelope) {
            return message(envelope);
        }
        throw invalid("the body must be one JSON-RPC message, an object");
    }

    private static Message message(Map<?, ?> envelope) throws RpcException {
        if (!"2.0".equals(envelope.get("jsonrpc"))) {
            throw invalid("\"jsonrpc\" must be \"2.0\"");
        }
        Object id = envelope.get("id");
        if (envelope.containsKey("id") && !isId(id)) {
            throw invalid("\"id\" must be a text or a whole number");
        }
        Object method = envelope.get("method");
        if (method == null && (envelope.containsKey("result") || envelope.containsKey("error"))) {
            return new Message(Message.Kind.RESPONSE, id, "", Map.of());
        }
        if (!(method instanceof String name) || name.isEmpty()) {
            throw new RpcException(400, RpcException.INVALID_REQUEST, "Invalid request: \"method\" must be a text");
        }
        return new Message(
                id == null ? Message.Kind.NOTIFICATION : Message.Kind.REQUEST,
                id,
                name,
                params(envelope.get("params"), envelope.containsKey("params")));
    }

    @SuppressWarnings("unchecked") // Jackson reads JSON objects as maps with text keys
    private static Map<String, Object> params(@Nullable Object params, boolean given) throws RpcException {
        if (!given || params == null) {
            return Map.of();
        }
        if (params instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new RpcException(400, RpcException.INVALID_PARAMS, "Invalid params: \"params\" must be an object");
    }

    /** The id of a message that is otherwise not fit to be answered, so that the error can still name it. */
    @Nullable
    Object idOf(byte[] bytes) {
        try {
            Object json = mapper.readValue(bytes, Object.class);
            Object id = json instanceof Map<?, ?> envelope ? envelope.get("id") : null;
            return isId(id) ? id : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static boolean isId(@Nullable Object id) {
        return id instanceof String || id instanceof Integer || id instanceof Long;
    }

    private RpcException tooLarge() {
        return new RpcException(
                413,
                RpcException.INVALID_REQUEST,
                "Invalid request: the body is larger than " + maxBytes + " bytes, the limit of this server");
    }

    private static RpcException invalid(String reason) {
        return new RpcException(400, RpcException.INVALID_REQUEST, "Invalid request: " + reason);
    }
}
