package io.kepler.mcp.gitlab.sample;

import java.time.Instant;
import java.util.Set;

/** An access token and its refresh token: one row at GitLab, so they die together. */
record OAuthPair(
        String access,
        String refresh,
        Application application,
        User user,
        Set<String> scopes,
        String redirectUri,
        Instant createdAt,
        Instant expiresAt) {

    String scope() {
        return String.join(" ", scopes);
    }
}
