package io.kepler.mcp.gitlab.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** GitLab's side of OAuth: one registered application, another one that is none of ours, and hooks for tests. */
public final class SampleOAuth {
    /** The application that a server under test is registered as. */
    public static final String CLIENT_ID = "5a6d706c65".repeat(6) + "c11e";

    public static final String CLIENT_SECRET = "gloas-" + "7365637265742d6f66".repeat(3) + "0123456789";
    /** An application of somebody else at the same GitLab. */
    public static final String FOREIGN_CLIENT_ID = "f0e1c2d3b4".repeat(6) + "beef";

    public static final String FOREIGN_CLIENT_SECRET = "gloas-" + "9f8e7d6c5b4a392817".repeat(3) + "9876543210";
    /** What both applications are registered with until {@link #redirectUris} says otherwise. */
    public static final String REDIRECT_URI = "http://localhost:8000/oauth/callback";

    private final World world;
    private final OAuthTokens tokens;
    private final TokenEndpoint endpoint;
    private final Application own =
            new Application("Kepler MCP GitLab", CLIENT_ID, CLIENT_SECRET, Set.of(REDIRECT_URI));
    private final Application foreign =
            new Application("Another Server", FOREIGN_CLIENT_ID, FOREIGN_CLIENT_SECRET, Set.of(REDIRECT_URI));

    SampleOAuth(Router router, World world, Hooks hooks) {
        Applications applications = new Applications(own, foreign);
        this.world = world;
        this.tokens = new OAuthTokens(world.tokens());
        this.endpoint = new TokenEndpoint(router, applications, tokens, hooks);
        new AuthorizePages(router, world, applications, tokens);
        new TokenQuestions(router, applications, tokens);
        new DiscoveryApi(router, world);
    }

    /** Registers the redirect URIs of our application anew. */
    public void redirectUris(String... uris) {
        own.redirectUris(Set.of(uris));
    }

    /** How long access tokens live that are given out from now on; GitLab's are good for two hours. */
    public void tokenLifetime(Duration lifetime) {
        tokens.lifetime(lifetime);
    }

    /** How long codes live that are given out from now on; GitLab's are good for ten minutes. */
    public void codeLifetime(Duration lifetime) {
        tokens.codeLifetime(lifetime);
    }

    /** How often a refresh succeeded. */
    public int refreshes() {
        return tokens.refreshes();
    }

    /** How often somebody tried to refresh. */
    public int refreshAttempts() {
        return endpoint.refreshAttempts();
    }

    /** How refreshes are answered from now on. */
    public void refreshing(RefreshMood mood) {
        endpoint.mood(mood);
    }

    /** Lets an access token expire now; its refresh token stays good. */
    public void expire(String access) {
        world.tokens().change(access, token -> token.expiringAt(Instant.EPOCH));
    }

    /** Lets all access tokens of a user for our application expire now; their refresh tokens stay good. */
    public void expireAll(String username) {
        tokens.of(own, user(username)).forEach(pair -> expire(pair.access()));
    }

    /** The user takes back what they allowed our application. */
    public void withdraw(String username) {
        tokens.withdraw(own, user(username));
    }

    /** Whether GitLab would take this access or refresh token now. */
    public boolean accepts(String token) {
        return tokens.find(token)
                .filter(pair -> token.equals(pair.refresh()) || world.tokens().active(token))
                .isPresent();
    }

    /** How many pairs of our application a user has that nobody revoked. */
    public int pairs(String username) {
        return tokens.of(own, user(username)).size();
    }

    /** A pair of our application, as if the user had been asked. */
    public SampleTokens issue(String username, String redirectUri, String... scopes) {
        return issue(own, username, redirectUri, scopes);
    }

    /** A pair of the other application, as if the user had been asked. */
    public SampleTokens issueForeign(String username, String... scopes) {
        return issue(foreign, username, REDIRECT_URI, scopes);
    }

    /** Every code and token that was ever given out and every verifier, to look for where none of them may be. */
    public Set<String> secrets() {
        return tokens.secrets();
    }

    void reset() {
        endpoint.mood(RefreshMood.GOOD);
        tokens.lifetime(OAuthTokens.LIFETIME);
        tokens.codeLifetime(OAuthTokens.CODE_LIFETIME);
    }

    private SampleTokens issue(Application application, String username, String redirectUri, String... scopes) {
        OAuthPair pair = tokens.issue(application, user(username), Set.of(scopes), redirectUri);
        return new SampleTokens(pair.access(), pair.refresh());
    }

    private User user(String username) {
        return world.user(username).orElseThrow();
    }
}
