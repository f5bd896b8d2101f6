package io.kepler.mcp.gitlab.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes the messages that this server sends by itself: notifications, and requests to clients. */
final class Outgoing {

    private final JsonMapper mapper;

    Outgoing(JsonMapper mapper) {
        this.mapper = mapper;
    }

    byte[] notification(String method, Map<String, Object> params) {
        return mapper.writeValueAsBytes(envelope(method, params));
    }

    byte[] request(String id, String method, Map<String, Object> params) {
        Map<String, Object> message = envelope(method, params);
        message.put("id", id);
        return mapper.writeValueAsBytes(message);
    }

    private static Map<String, Object> envelope(String method, Map<String, Object> params) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("method", method);
        if (!params.isEmpty()) {
            message.put("params", params);
        }
        return message;
    }
}
