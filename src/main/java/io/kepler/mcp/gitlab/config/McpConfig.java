package io.kepler.mcp.gitlab.config;

import java.time.Duration;
import java.util.List;

/**
 * How the MCP endpoint behaves.
 *
 * @param structuredContent whether an answer also carries structuredContent
 * @param maxRequestBytes most bytes of one request body
 * @param allowedOrigins browser origins that may call, besides loopback; {@code *} allows all
 * @param allowedHosts Host header values that are answered, besides loopback; empty means any
 * @param concurrentCalls most tool calls that run at once
 * @param identityCacheTtl how long a token checked at GitLab stays trusted
 * @param sessionTimeout how long an idle session of the handshake revisions lives
 * @param maxSessions most sessions kept on all nodes together
 * @param maxStreamsPerUser most listening streams that one user has open on one node
 * @param confirm who has to agree before a tool destroys something
 */
public record McpConfig(
        boolean structuredContent,
        int maxRequestBytes,
        List<String> allowedOrigins,
        List<String> allowedHosts,
        int concurrentCalls,
        Duration identityCacheTtl,
        Duration sessionTimeout,
        int maxSessions,
        int maxStreamsPerUser,
        Confirm confirm) {

    static McpConfig read(Values values) {
        return new McpConfig(
                values.get(Settings.STRUCTURED_CONTENT),
                values.get(Settings.MAX_REQUEST_SIZE),
                values.get(Settings.ALLOWED_ORIGINS),
                values.get(Settings.ALLOWED_HOSTS),
                values.get(Settings.MAX_CONCURRENT_CALLS),
                values.get(Settings.OAUTH_CACHE_TTL),
                values.get(Settings.SESSION_TIMEOUT),
                values.get(Settings.MAX_SESSIONS),
                values.get(Settings.MAX_STREAMS_PER_USER),
                values.get(Settings.CONFIRM));
    }
}
