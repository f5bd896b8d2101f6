package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asked for at the authorization endpoint, from the check until the code. Single use.
 *
 * @param idHash SHA-256 of the id that travels through the browser
 * @param sessionHash SHA-256 of the browser session it is bound to
 * @param consented whether the user of that browser allowed it
 */
public record AuthorizationRequest(
        String idHash,
        String sessionHash,
        String clientId,
        String redirectUri,
        Set<Scope> scope,
        Optional<String> state,
        String codeChallenge,
        String resource,
        boolean consented,
        Instant expiresAt) {

    public AuthorizationRequest {
        scope = Set.copyOf(scope);
    }
}
