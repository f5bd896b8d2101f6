package io.kepler.mcp.gitlab.mcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that is answered with a JSON-RPC error: its code, the HTTP status and the extra headers. */
final class RpcException extends Exception {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL_ERROR = -32603;
    /** A header is missing, malformed or says something else than the body (2026-07-28). */
    static final int HEADER_MISMATCH = -32020;
    /** The revision asked for is not spoken here (2026-07-28). */
    static final int UNSUPPORTED_VERSION = -32022;

    private final int status;
    private final int code;
    private final transient @Nullable Object data;
    private final transient Map<String, String> headers;

    /** What is asked needs a capability that the client did not declare (2026-07-28). */
    static final int MISSING_CAPABILITY = -32021;

    /** Parameters that are not what the method takes, in a request that is otherwise sound. */
    static RpcException invalidParams(String reason) {
        return new RpcException(200, INVALID_PARAMS, "Invalid params: " + reason);
    }

    /** Something that a client must be able to do, as the capabilities it would have to declare. */
    static RpcException missingCapability(Map<String, Object> needed) {
        return new RpcException(
                400,
                MISSING_CAPABILITY,
                "Missing required client capability",
                Map.of("requiredCapabilities", needed),
                Map.of());
    }

    RpcException(int status, int code, String message) {
        this(status, code, message, null, Map.of());
    }

    RpcException(int status, int code, String message, @Nullable Object data, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    @Nullable
    Object data() {
        return data;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The message as one knows it to be not null. */
    String text() {
        return String.valueOf(getMessage());
    }
}
