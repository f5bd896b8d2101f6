package io.kepler.mcp.gitlab.mcp;

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

    /** Responses that are written already, to go out as they are. */
    record Written(String json) {}

    static RpcResponse result(@Nullable Object id, Object result) {
        return new RpcResponse(id, result, null);
    }

    static RpcResponse error(@Nullable Object id, int code, String message, @Nullable Object data) {
        return new RpcResponse(id, null, new Failure(code, message, data));
    }
}
