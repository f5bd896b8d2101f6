package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;

/** Hands one request to the SDK's stateless server. */
final class StatelessHandler {

    private final McpStatelessServerHandler handler;
    private final ToolCalls calls;

    StatelessHandler(McpStatelessServerHandler handler, ToolCalls calls) {
        this.handler = handler;
        this.calls = calls;
    }

    RpcResponse handle(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        var request = new McpSchema.JSONRPCRequest(message.method(), message.id(), Params.of(message, calls));
        McpSchema.JSONRPCResponse response =
                handler.handleRequest(SdkServer.context(inbound), request).block();
        if (response == null) {
            throw new IllegalStateException("no response to " + message.method());
        }
        return RpcResponse.of(response);
    }
}
