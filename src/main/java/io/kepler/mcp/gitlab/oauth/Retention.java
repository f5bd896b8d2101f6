package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;

/** How long that is kept which has no expiry of its own. */
public final class Retention {
    public static final Duration UNUSED_CLIENT = Duration.ofDays(30);
    public static final Duration GRANT_WITHOUT_TOKENS = Duration.ofHours(1);
    public static final Duration CONSENT = Duration.ofDays(365);

    private Retention() {}
}
