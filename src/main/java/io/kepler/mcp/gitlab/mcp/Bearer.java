package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.tools.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Authorization header and the answers to a bad one (RFC 6750). */
final class Bearer {

    private static final String PREFIX = "Bearer ";

    private Bearer() {}

    /** The bearer token, or an empty text when the header is none. */
    static String of(Headers headers) {
        String authorization = headers.get("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return "";
        }
        return authorization.substring(PREFIX.length()).strip();
    }

    static RpcException refusal(int code, String message, @Nullable String challenge) {
        Map<String, String> headers = challenge == null ? Map.of() : Map.of("WWW-Authenticate", challenge);
        return new RpcException(401, code, message, null, headers);
    }

    static io.kepler.mcp.gitlab.oauth.Scope scope(Scope scope) {
        return scope == Scope.API ? io.kepler.mcp.gitlab.oauth.Scope.API : io.kepler.mcp.gitlab.oauth.Scope.READ_API;
    }
}
