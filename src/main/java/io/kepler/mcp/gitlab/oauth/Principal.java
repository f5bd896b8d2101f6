package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Identity;
import java.util.Set;

/**
 * Who calls, by a token of ours.
 *
 * @param scope what the token is good for
 * @param credential what GitLab knows the user by; it never leaves for the client
 */
public record Principal(
        String grantId, String clientId, String instance, Identity identity, Set<Scope> scope, Credential credential) {

    public Principal {
        scope = Set.copyOf(scope);
    }

    public boolean may(Scope needed) {
        return Scope.covers(scope, needed);
    }
}
