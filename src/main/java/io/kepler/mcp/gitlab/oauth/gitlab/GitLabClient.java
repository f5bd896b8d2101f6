package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.Mint;
import org.pac4j.core.http.callback.NoParameterCallbackUrlResolver;
import org.pac4j.oauth.client.OAuth20Client;

/**
 * GitLab for pac4j, with what pac4j's OAuth lacks: PKCE, a state per tab instead of one per browser, the expiry of
 * tokens. Tokens are fetched over the connections that all calls to GitLab use.
 */
final class GitLabClient extends OAuth20Client {

    static final String NAME = "GitLab";

    private final GitLabOAuth gitlab;
    private final Mint mint;

    GitLabClient(GitLabOAuth gitlab, Mint mint) {
        this.gitlab = gitlab;
        this.mint = mint;
        setName(NAME);
        setCallbackUrl(gitlab.redirectUri());
        // Exactly what is registered at GitLab, nothing appended.
        setCallbackUrlResolver(new NoParameterCallbackUrlResolver());
        // Pages of ours are not fetched by scripts, and a login that failed may be tried again.
        setAjaxRequestResolver(new NoAjax());
        setCheckAuthenticationAttempt(false);
    }

    @Override
    protected void internalInit(boolean forceReinit) {
        setRedirectionActionBuilderIfUndefined(new RedirectToGitLab(gitlab, mint));
        setCredentialsExtractorIfUndefined(new CodeExtractor());
        setAuthenticatorIfUndefined(new CodeAuthenticator(gitlab));
        setProfileCreatorIfUndefined(new UserCreator(gitlab));
    }

    @Override
    public String toString() {
        return NAME;
    }
}
