package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.Hosts;
import io.kepler.mcp.gitlab.config.Origins;
import java.util.List;

/**
 * Keeps web pages of strangers away (DNS rebinding): a browser always sends the Origin of the page that calls, and only
 * loopback pages and those the operator named may.
 */
final class OriginAndHost {

    private static final int FORBIDDEN = 403;
    private static final int MISDIRECTED = 421;

    private final Origins origins;
    private final Hosts hosts;

    /**
     * @param origins allowed besides loopback, lower case; {@code *} allows all
     * @param hosts under which the server is reached
     */
    OriginAndHost(List<String> origins, Hosts hosts) {
        this.origins = new Origins(origins);
        this.hosts = hosts;
    }

    void check(Headers headers) throws RpcException {
        String origin = headers.get("Origin");
        if (origin != null && !allows(origin)) {
            throw new RpcException(
                    FORBIDDEN,
                    RpcException.INVALID_REQUEST,
                    "This origin may not call here; the operator can allow it with KEPLER_MCP_ALLOWED_ORIGINS");
        }
        String host = headers.get("Host");
        if (host != null && !hosts.serve(host)) {
            throw new RpcException(
                    MISDIRECTED,
                    RpcException.INVALID_REQUEST,
                    "This host name is not served here; the operator can allow it with KEPLER_MCP_ALLOWED_HOSTS");
        }
    }

    /** Whether a page of this origin may call. */
    boolean allows(String pageOrigin) {
        return origins.allow(pageOrigin);
    }
}
