package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.oauth.Access;
import io.kepler.mcp.gitlab.oauth.AccessTokens;
import io.kepler.mcp.gitlab.oauth.Challenges;
import io.kepler.mcp.gitlab.oauth.Principal;
import io.kepler.mcp.gitlab.oauth.RenewingGitLab;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Scope;
import java.util.Map;

/** OAuth mode: the caller shows an access token of ours, and acts with the GitLab token that belongs to its grant. */
final class BearerAuthentication implements Authentication {

    private final GitLab gitlab;
    private final AccessTokens tokens;
    private final Challenges challenges;

    BearerAuthentication(GitLab gitlab, AccessTokens tokens, Challenges challenges) {
        this.gitlab = gitlab;
        this.tokens = tokens;
        this.challenges = challenges;
    }

    @Override
    public Claim claim(Headers headers) throws RpcException {
        String bearer = Bearer.of(headers);
        return () -> proof(tokens.authenticate(bearer));
    }

    /** What becomes of an answer about a token. */
    Proof proof(Access access) throws RpcException {
        if (access instanceof Access.Granted granted) {
            return proof(granted.principal());
        }
        if (access instanceof Access.Refused refused) {
            throw Bearer.refusal(TokenAuthentication.REJECTED, refused.description(), refused.challenge());
        }
        throw unavailable((Access.Unavailable) access);
    }

    private Proof proof(Principal principal) {
        Scope scope = principal.may(io.kepler.mcp.gitlab.oauth.Scope.API) ? Scope.API : Scope.READ_API;
        GitLab renewing = new RenewingGitLab(gitlab, tokens, principal);
        return new Proof(
                new Caller(renewing, principal.credential(), principal.identity(), scope),
                () -> {}, // a refusal that comes so far means that the grant has ended, and it is forgotten already
                needed -> challenges.scopeInsufficient(Bearer.scope(needed)));
    }

    private static RpcException unavailable(Access.Unavailable access) {
        return new RpcException(
                503,
                TokenAuthentication.UNREACHABLE,
                "GitLab cannot be reached to renew the connection, try again shortly",
                null,
                Map.of(
                        "Retry-After",
                        Long.toString(Math.max(1, access.retryAfter().toSeconds()))));
    }
}
