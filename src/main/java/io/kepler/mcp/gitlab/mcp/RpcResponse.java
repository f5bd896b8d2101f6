package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import org.jspecify.annotations.Nullable;

/**
 * A JSON-RPC response: a result or an error. Unlike the SDK's it may lack an id, as it must when the id was unreadable.
 */
record RpcResponse(
        @Nullable Object id,
        @Nullable Object result,
        @Nullable Failure error) {

    /** What went wrong, in the words of JSON-RPC. */
    record Failure(int code, String message, @Nullable Object data) {}

    static RpcResponse result(@Nullable Object id, Object result) {
        return new RpcResponse(id, result, null);
    }

    static RpcResponse error(@Nullable Object id, int code, String message, @Nullable Object data) {
        return new RpcResponse(id, null, new Failure(code, message, data));
    }

    /** Takes over what the SDK answered; the text of its internal errors may quote anything and is replaced. */
    static RpcResponse of(McpSchema.JSONRPCResponse response) {
        McpSchema.JSONRPCResponse.JSONRPCError error = response.error();
        if (error == null) {
            return result(response.id(), response.result());
        }
        boolean internal = error.code() == RpcException.INTERNAL_ERROR;
        return error(
                response.id(),
                error.code(),
                internal ? "Internal error" : error.message(),
                internal ? null : error.data());
    }
}
