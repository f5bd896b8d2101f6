package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Credentials;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.MalformedCredentialException;
import io.kepler.mcp.gitlab.oauth.Challenges;
import io.kepler.mcp.gitlab.oauth.gitlab.IssuedByGitLab;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Scope;

/** GitLab OAuth mode: the caller shows an OAuth token of GitLab's, which must have been issued to our application. */
final class GitLabOAuthAuthentication implements Authentication {

    private final TokenAuthentication whose;
    private final IssuedByGitLab issued;
    private final Challenges challenges;

    GitLabOAuthAuthentication(TokenAuthentication whose, IssuedByGitLab issued, Challenges challenges) {
        this.whose = whose;
        this.issued = issued;
        this.challenges = challenges;
    }

    @Override
    public Claim claim(Headers headers) throws RpcException {
        try {
            Credential credential = Credentials.bearer(Bearer.of(headers));
            return () -> proof(credential);
        } catch (MalformedCredentialException e) {
            String reason = "This is not an access token";
            throw Bearer.refusal(TokenAuthentication.MALFORMED, reason, challenges.tokenInvalid(reason));
        }
    }

    private Proof proof(Credential credential) throws RpcException {
        Secret token = new Secret(credential.token());
        try {
            IssuedByGitLab.Finding finding = issued.check(token);
            if (finding == IssuedByGitLab.Finding.FOREIGN) {
                String reason = "The token was not issued by GitLab to the application of this server";
                throw Bearer.refusal(TokenAuthentication.REJECTED, reason, challenges.tokenInvalid(reason));
            }
            Caller caller = whose.caller(credential);
            Scope scope = finding == IssuedByGitLab.Finding.FULL ? Scope.API : Scope.READ_API;
            return new Proof(
                    new Caller(caller.gitlab(), credential, caller.identity(), scope),
                    () -> {
                        issued.forget(token);
                        whose.forget(caller);
                    },
                    needed -> challenges.scopeInsufficient(Bearer.scope(needed)));
        } catch (GitLabException e) {
            throw TokenAuthentication.unreachable(e);
        }
    }
}
