package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.HashMap;
import java.util.Map;

/** Hands one request to the SDK's stateless server, after the checks whose answers the SDK words badly. */
final class StatelessHandler {

    private final McpStatelessServerHandler handler;
    private final ToolCalls calls;

    StatelessHandler(McpStatelessServerHandler handler, ToolCalls calls) {
        this.handler = handler;
        this.calls = calls;
    }

    RpcResponse handle(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        var request = new McpSchema.JSONRPCRequest(message.method(), message.id(), params(message, calls));
        McpSchema.JSONRPCResponse response =
                handler.handleRequest(SdkServer.context(inbound), request).block();
        if (response == null) {
            throw new IllegalStateException("no response to " + message.method());
        }
        return RpcResponse.of(response);
    }

    /** The parameters as the SDK may see them: a tool call has a name that exists, by its own name, and object arguments. */
    static Map<String, Object> params(Message message, ToolCalls calls) throws RpcException {
        Map<String, Object> params = message.params();
        if (!message.method().equals("tools/call")) {
            return params;
        }
        if (!(params.get("name") instanceof String name)) {
            throw new RpcException(200, RpcException.INVALID_PARAMS, "Invalid params: \"name\" must be a text");
        }
        Object arguments = params.get("arguments");
        if (arguments != null && !(arguments instanceof Map<?, ?>)) {
            throw new RpcException(200, RpcException.INVALID_PARAMS, "Invalid params: \"arguments\" must be an object");
        }
        String canonical = calls.canonicalName(name);
        if (canonical.equals(name)) {
            return params;
        }
        Map<String, Object> renamed = new HashMap<>(params);
        renamed.put("name", canonical);
        return renamed;
    }
}
