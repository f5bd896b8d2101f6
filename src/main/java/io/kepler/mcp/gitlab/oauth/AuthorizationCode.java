package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Set;

/**
 * What the code that the browser carries to the client stands for (RFC 6749, 4.1.2).
 *
 * @param codeHash SHA-256 of the code, in lower-case hex
 * @param familyId the family of tokens that it will issue
 */
public record AuthorizationCode(
        String codeHash,
        String grantId,
        String familyId,
        String clientId,
        String redirectUri,
        String codeChallenge,
        Set<Scope> scope,
        String resource,
        Instant expiresAt) {

    public AuthorizationCode {
        scope = Set.copyOf(scope);
    }
}
