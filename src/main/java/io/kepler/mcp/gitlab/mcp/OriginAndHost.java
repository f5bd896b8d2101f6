package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.Origins;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages of strangers away (DNS rebinding): a browser always sends the Origin of the page that calls, and only
 * loopback pages and those the operator named may.
 */
final class OriginAndHost {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int FORBIDDEN = 403;
    private static final int MISDIRECTED = 421;

    private final Origins origins;
    private final List<String> hosts;

    /**
     * @param origins allowed besides loopback, lower case; {@code *} allows all
     * @param hosts allowed besides loopback, with or without port, lower case; empty or {@code *} allows all
     */
    OriginAndHost(List<String> origins, List<String> hosts) {
        this.origins = new Origins(origins);
        this.hosts = hosts.stream().map(OriginAndHost::lower).toList();
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
        if (host != null && !hostAllowed(lower(host))) {
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

    private boolean hostAllowed(String host) {
        if (hosts.isEmpty() || hosts.contains("*")) {
            return true;
        }
        String name = withoutPort(host);
        return hosts.contains(host) || hosts.contains(name) || isLoopback(name);
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.contains(host);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
