package io.kepler.mcp.gitlab.config;

import java.util.List;

/** Every name that is accepted without effect. */
final class IgnoredSettings {
    private static final String OWN_TOKEN = "each client sends its own GitLab token (PRIVATE-TOKEN or Authorization)";
    private static final String NO_SERVICE = "there is no service account: " + OWN_TOKEN;
    private static final String LATER = "it comes with a later version";

    /** Names of the seed server that never had an effect there, with what does their job here. */
    static final List<Ignored> OF_THE_SEED = List.of(
            plain("ENABLE_METRICS", "metrics come with a later version and need no switch"),
            secret("AUTH_TOKEN", OWN_TOKEN),
            plain("OAUTH_SERVICE_AUTH_ENABLED", NO_SERVICE),
            plain("OAUTH_SERVICE_CLIENT_ID", NO_SERVICE),
            secret("OAUTH_SERVICE_CLIENT_SECRET", NO_SERVICE),
            plain("OAUTH_SERVICE_TOKEN_URL", NO_SERVICE),
            plain("OAUTH_SERVICE_SCOPE", NO_SERVICE),
            plain("SSE_PATH", "clients connect to /mcp, and that path is fixed"));

    /** Names whose feature is still to come. */
    static final List<Ignored> OF_LATER_VERSIONS =
            List.of(plain("RATE_LIMIT_REQUESTS_PER_MINUTE", LATER), plain("RATE_LIMIT_BURST", LATER));

    private IgnoredSettings() {}

    private static Ignored plain(String name, String reason) {
        return new Ignored(name, false, reason);
    }

    private static Ignored secret(String name, String reason) {
        return new Ignored(name, true, reason);
    }
}
