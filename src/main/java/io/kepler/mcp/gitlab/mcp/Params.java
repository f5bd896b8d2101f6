package io.kepler.mcp.gitlab.mcp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parameters that the SDK can read: what it would stumble over is refused here, in words of ours. */
final class Params {

    private static final List<String> LOG_LEVELS =
            List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private Params() {}

    /**
     * The parameters of a request as the SDK may see them. A tool call has a name that exists, by the name the
     * catalogue knows it by, and its arguments are an object.
     *
     * @throws RpcException when they are not what the method takes
     */
    static Map<String, Object> of(Message message, ToolCalls calls) throws RpcException {
        Map<String, Object> params = message.params();
        requireObject(params, "_meta");
        return switch (message.method()) {
            case "tools/call" -> toolCall(params, calls);
            case "tools/list" -> toolList(params);
            case "logging/setLevel" -> logLevel(params);
            default -> params;
        };
    }

    private static Map<String, Object> toolCall(Map<String, Object> params, ToolCalls calls) throws RpcException {
        if (!(params.get("name") instanceof String name)) {
            throw invalid("\"name\" must be a text");
        }
        requireObject(params, "arguments");
        String canonical = calls.canonicalName(name);
        if (canonical.equals(name)) {
            return params;
        }
        Map<String, Object> renamed = new HashMap<>(params);
        renamed.put("name", canonical);
        return renamed;
    }

    /** The list comes whole, so there is no cursor anyone could have got from here. */
    private static Map<String, Object> toolList(Map<String, Object> params) throws RpcException {
        if (params.get("cursor") != null) {
            throw invalid("\"cursor\" must be nextCursor of an earlier answer");
        }
        return params;
    }

    /** Nothing is ever sent at any level, but a client should learn when it asks for one that is not there. */
    private static Map<String, Object> logLevel(Map<String, Object> params) throws RpcException {
        if (!(params.get("level") instanceof String level) || !LOG_LEVELS.contains(level)) {
            throw invalid("\"level\" must be one of " + String.join(", ", LOG_LEVELS));
        }
        return params;
    }

    private static void requireObject(Map<String, Object> params, String name) throws RpcException {
        Object value = params.get(name);
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw invalid("\"" + name + "\" must be an object");
        }
    }

    private static RpcException invalid(String reason) {
        return new RpcException(200, RpcException.INVALID_PARAMS, "Invalid params: " + reason);
    }
}
