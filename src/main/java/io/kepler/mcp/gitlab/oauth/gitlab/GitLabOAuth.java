package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.config.ApplicationConfig;
import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.OAuthCalls;
import io.kepler.mcp.gitlab.gitlab.OAuthReply;
import io.kepler.mcp.gitlab.oauth.GitLabApplication;
import io.kepler.mcp.gitlab.oauth.GitLabTokens;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import io.kepler.mcp.gitlab.oauth.InvalidGrantException;
import io.kepler.mcp.gitlab.oauth.Issuer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** This server as an application at GitLab: trades codes and refresh tokens for pairs, and asks whose a token is. */
public final class GitLabOAuth implements GitLabApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final OAuthCalls calls;
    private final ApplicationConfig application;
    private final String redirectUri;
    private final Replies replies;

    /** @param instance base URL of the GitLab */
    public GitLabOAuth(
            OAuthCalls calls, ApplicationConfig application, URI instance, Issuer issuer, InstantSource clock) {
        this.calls = calls;
        this.application = application;
        this.redirectUri = application.redirectUri().map(URI::toString).orElseGet(() -> issuer.at("/oauth/callback"));
        this.replies = new Replies(instance, clock);
    }

    ApplicationConfig application() {
        return application;
    }

    /** Where GitLab sends the browser back to, as it is registered there. */
    public String redirectUri() {
        return redirectUri;
    }

    /** Trades the code that the browser brought; the verifier proves that it was us who sent the browser away. */
    GitLabTokens redeem(String code, String verifier) {
        return replies.tokens(ask(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "code_verifier", verifier,
                "redirect_uri", redirectUri)));
    }

    @Override
    public GitLabTokens refresh(GitLabTokens tokens) throws InvalidGrantException {
        return replies.tokens(ask(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.refresh().reveal(),
                "redirect_uri",
                redirectUri)));
    }

    /** GitLab keeps a pair as one: with either token both go. */
    @Override
    public void revoke(GitLabTokens tokens) {
        Map<String, String> form =
                authenticated(Map.of("token", tokens.refresh().reveal()));
        replies.revoked(calls.post(beside("revoke"), form, Deadline.in(PATIENCE)));
    }

    /**
     * What a token is, and whose.
     *
     * @return nothing when GitLab does not accept it
     * @throws io.kepler.mcp.gitlab.gitlab.GitLabException when GitLab cannot be asked now
     */
    public Optional<TokenInfo> info(Secret access) {
        return replies.info(get(beside("token/info"), access));
    }

    /**
     * Whose token this is.
     *
     * @throws io.kepler.mcp.gitlab.gitlab.GitLabException when GitLab does not say
     */
    public GitLabUser user(Secret access) {
        return replies.user(get(application.userinfoUrl(), access));
    }

    private OAuthReply ask(Map<String, String> grant) {
        return calls.post(application.tokenUrl(), authenticated(grant), Deadline.in(PATIENCE));
    }

    private OAuthReply get(URI endpoint, Secret access) {
        Credential credential = new Credential(Credential.Scheme.BEARER, access.reveal());
        return calls.get(endpoint, credential, Deadline.in(PATIENCE));
    }

    private Map<String, String> authenticated(Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("client_id", application.clientId());
        application.clientSecret().ifPresent(secret -> form.put("client_secret", secret.reveal()));
        return form;
    }

    /** The other endpoints lie where the token endpoint lies, also when that is reached by an address of its own. */
    private URI beside(String name) {
        return application.tokenUrl().resolve(name);
    }
}
