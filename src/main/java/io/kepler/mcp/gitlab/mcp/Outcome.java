package io.kepler.mcp.gitlab.mcp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said to one message: an HTTP status, headers, and a JSON-RPC response or none.
 *
 * @param revision the revision the response is written for
 */
record Outcome(
        int status, Map<String, String> headers, @Nullable RpcResponse response, Revision revision) {

    static Outcome of(RpcResponse response, Revision revision) {
        return new Outcome(200, Map.of(), response, revision);
    }

    /** For notifications and for what only has a status. */
    static Outcome empty(int status) {
        return new Outcome(status, Map.of(), null, Revision.V2025_11_25);
    }

    static Outcome error(RpcException e, @Nullable Object id) {
        RpcResponse response = RpcResponse.error(id, e.code(), e.text(), e.data());
        return new Outcome(e.status(), e.headers(), response, Revision.V2025_11_25);
    }

    Outcome withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Outcome(status, Map.copyOf(more), response, revision);
    }
}
