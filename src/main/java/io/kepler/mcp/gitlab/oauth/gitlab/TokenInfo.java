package io.kepler.mcp.gitlab.oauth.gitlab;

import java.time.Instant;
import java.util.Set;

/**
 * What GitLab says about one of its OAuth tokens.
 *
 * @param applicationId the application it was issued to: only tokens of the own one may be accepted
 * @param scopes in GitLab's words
 */
public record TokenInfo(long userId, String applicationId, Set<String> scopes, Instant expiresAt) {

    public TokenInfo {
        scopes = Set.copyOf(scopes);
    }
}
