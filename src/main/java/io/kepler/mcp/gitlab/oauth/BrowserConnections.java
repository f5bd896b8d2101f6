package io.kepler.mcp.gitlab.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Browsers in which a user signed in without a client: each is a client of its own, with a grant and a token that lies in
 * its session. So its cookie is good on every node, is renewed at GitLab and is ended like any other connection.
 */
public final class BrowserConnections {

    /** No client can register under a name with a space. */
    static final String CLIENT = "Browser session";

    private static final String KEY = "access";
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Stores stores;
    private final Authorization authorization;
    private final AccessTokens accessTokens;
    private final TokenFamilies families;
    private final TokenPairs pairs;
    private final Scopes scopes;
    private final Issuer issuer;
    private final Challenges challenges;
    private final InstantSource clock;

    BrowserConnections(
            Stores stores,
            Authorization authorization,
            AccessTokens accessTokens,
            TokenFamilies families,
            Mint mint,
            Scopes scopes,
            Issuer issuer,
            InstantSource clock) {
        this.stores = stores;
        this.authorization = authorization;
        this.accessTokens = accessTokens;
        this.families = families;
        this.pairs = new TokenPairs(mint, LIFETIME, LIFETIME);
        this.scopes = scopes;
        this.issuer = issuer;
        this.challenges = new Challenges(issuer, scopes);
        this.clock = clock;
    }

    /** Connects the browser as the user who signed in. */
    void connect(Browser browser, FreshLogin login) {
        Instant now = clock.instant();
        Grant grant = authorization.save(CLIENT, login, now);
        TokenPair pair = pairs.first(grant, scopes.offered(), issuer.resource(), now);
        if (stores.issuedTokens().add(pair.access(), pair.refresh())) {
            byte[] token = pair.accessToken().getBytes(StandardCharsets.UTF_8);
            end(browser);
            stores.browserSessions().put(browser.sessionHash(), KEY, token, now.plus(LIFETIME));
        }
    }

    /** Ends what the browser was connected as. */
    void end(Browser browser) {
        stored(browser.sessionHash())
                .flatMap(token -> stores.issuedTokens().find(Sha256.hex(token)))
                .ifPresent(token -> families.end(token.familyId(), token.grantId()));
    }

    /** Whether these cookies name a browser. */
    public static boolean isNamed(String cookies) {
        return SessionCookie.read(cookies).isPresent();
    }

    /** Who is connected in the browser with these cookies. */
    public Access authenticate(String cookies) {
        Optional<String> token;
        try {
            token = SessionCookie.read(cookies).map(Sha256::hex).flatMap(this::stored);
        } catch (StoresUnavailableException e) {
            return new Access.Unavailable(RETRY_AFTER);
        }
        return token.map(accessTokens::authenticate)
                .orElseGet(() -> new Access.Refused(
                        challenges.tokenMissing(), "Nobody signed in at " + issuer.at("/connections")));
    }

    private Optional<String> stored(String sessionHash) {
        return stores.browserSessions()
                .get(sessionHash, KEY, clock.instant())
                .map(token -> new String(token, StandardCharsets.UTF_8));
    }
}
