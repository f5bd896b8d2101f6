package io.kepler.mcp.gitlab.sample;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Codes and token pairs; one lock around all, as GitLab has one around the row. */
final class OAuthTokens {
    static final Duration LIFETIME = Duration.ofHours(2);
    static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private final SecureRandom random = new SecureRandom();
    private final Tokens tokens;
    private final Map<String, OAuthCode> codes = new HashMap<>();
    private final Map<String, OAuthPair> byAccess = new HashMap<>();
    private final Map<String, OAuthPair> byRefresh = new HashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private Duration lifetime = LIFETIME;
    private Duration codeLifetime = CODE_LIFETIME;
    private int refreshes;

    OAuthTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    synchronized void lifetime(Duration lifetime) {
        this.lifetime = lifetime;
    }

    synchronized void codeLifetime(Duration lifetime) {
        codeLifetime = lifetime;
    }

    synchronized int refreshes() {
        return refreshes;
    }

    /** Every code and token that was ever given out, and every verifier that was shown. */
    synchronized Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    synchronized OAuthCode code(
            Application application, User user, Set<String> scopes, String redirectUri, String challenge) {
        Instant expiresAt = Instant.now().plus(codeLifetime);
        OAuthCode code = new OAuthCode(random(), application, user, scopes, redirectUri, challenge, expiresAt);
        codes.put(code.value(), code);
        return code;
    }

    synchronized OAuthPair redeem(String value, Application application, String redirectUri, String verifier) {
        if (!verifier.isEmpty()) {
            secrets.add(verifier);
        }
        OAuthCode code = codes.get(value);
        if (code == null || !code.fits(application, redirectUri) || !code.verifiedBy(verifier)) {
            throw invalidGrant();
        }
        codes.remove(value);
        return issue(application, code.user(), code.scopes(), redirectUri);
    }

    synchronized OAuthPair issue(Application application, User user, Set<String> scopes, String redirectUri) {
        Instant now = Instant.now();
        OAuthPair pair =
                new OAuthPair(random(), random(), application, user, scopes, redirectUri, now, now.plus(lifetime));
        byAccess.put(pair.access(), pair);
        byRefresh.put(pair.refresh(), pair);
        tokens.add(pair.access(), new Token(Token.Kind.OAUTH, user, scopes, pair.expiresAt(), false, Json.object()));
        return pair;
    }

    /** Takes both old tokens away and gives two new ones. */
    synchronized OAuthPair refresh(String refresh, Application application, String redirectUri) {
        OAuthPair old = byRefresh.get(refresh);
        if (old == null
                || old.application() != application
                || !old.redirectUri().equals(redirectUri)) {
            throw invalidGrant();
        }
        withdraw(old);
        refreshes++;
        return issue(application, old.user(), old.scopes(), redirectUri);
    }

    /** A pair whose access token is good right now. */
    synchronized Optional<OAuthPair> active(String access) {
        return Optional.ofNullable(byAccess.get(access)).filter(pair -> tokens.active(access));
    }

    /** A pair by either of its tokens, expired or not. */
    synchronized Optional<OAuthPair> find(String token) {
        return Optional.ofNullable(byAccess.getOrDefault(token, byRefresh.get(token)));
    }

    synchronized void withdraw(OAuthPair pair) {
        byAccess.remove(pair.access());
        byRefresh.remove(pair.refresh());
        tokens.change(pair.access(), Token::withdrawn);
    }

    /** Ends what a user once allowed an application. */
    synchronized void withdraw(Application application, User user) {
        of(application, user).forEach(this::withdraw);
    }

    /** The pairs that were neither revoked nor replaced. */
    synchronized List<OAuthPair> of(Application application, User user) {
        return byAccess.values().stream()
                .filter(pair -> pair.application() == application && pair.user().equals(user))
                .toList();
    }

    private String random() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String value = HexFormat.of().formatHex(bytes);
        secrets.add(value);
        return value;
    }

    private static Refusal invalidGrant() {
        return Refusal.oauth(400, "invalid_grant", "The grant is unknown, expired, revoked, or somebody else's.");
    }
}
