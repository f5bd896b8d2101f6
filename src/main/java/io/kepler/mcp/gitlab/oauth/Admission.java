package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.AllowedGroups;
import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** Decides whether who just signed in at GitLab may connect at all. The tokens of whoever may not are given back. */
final class Admission {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final SingleSignOn sso;
    private final AllowedGroups groups;
    private final Withdrawal withdrawal;

    Admission(SingleSignOn sso, AllowedGroups groups, Withdrawal withdrawal) {
        this.sso = sso;
        this.groups = groups;
        this.withdrawal = withdrawal;
    }

    void check(HttpServletRequest request, FreshLogin login) throws OAuthException {
        boolean admitted = false;
        try {
            checkAccount(request, login.user());
            checkGroups(login);
            admitted = true;
        } finally {
            if (!admitted) {
                withdrawal.of(login.tokens());
            }
        }
    }

    /** Whether the container and GitLab still know the same person. */
    void checkAccount(HttpServletRequest request, GitLabUser user) throws OAuthException {
        sso.check(sso.user(request), user);
    }

    private void checkGroups(FreshLogin login) throws OAuthException {
        GitLabUser user = login.user();
        try {
            if (!groups.admit(user.userId(), user.username(), bearer(login.tokens()))) {
                throw OAuthException.accessDenied("The GitLab account " + user.username()
                        + " is in none of the groups that may connect here. Ask the operator of this server.");
            }
        } catch (GitLabException e) {
            throw OAuthException.unavailable(
                    "GitLab cannot be asked now whether you may connect. Try again shortly.", RETRY_AFTER);
        }
    }

    private static Credential bearer(GitLabTokens tokens) {
        return new Credential(Credential.Scheme.BEARER, tokens.access().reveal());
    }
}
