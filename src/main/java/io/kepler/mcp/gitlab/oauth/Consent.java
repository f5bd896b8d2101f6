package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Set;

/** That a user allowed a client something, and where its answers go. */
public record Consent(
        String instance, long userId, String clientId, Set<Scope> scope, String redirectHost, Instant givenAt) {

    public Consent {
        scope = Set.copyOf(scope);
    }
}
