package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plausible things with new ids, for tests. */
public final class Examples {
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final String GITLAB = "https://gitlab.example.com";
    public static final String RESOURCE = "https://mcp.example.com/mcp";
    private static final String REDIRECT = "http://127.0.0.1/callback";

    private Examples() {}

    /** An id that no other test has; two of them have the length of a hash. */
    public static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    public static String hash() {
        return id() + id();
    }

    public static Client client(String id) {
        return new Client(
                id,
                ClientOrigin.REGISTERED,
                "Robert'); drop table clients; -- <b>",
                List.of(REDIRECT, "com.example.app:/callback"),
                ClientAuthentication.CLIENT_SECRET_BASIC,
                Optional.of(hash()),
                NOW,
                NOW);
    }

    public static AuthorizationRequest request(String idHash) {
        return new AuthorizationRequest(
                idHash,
                hash(),
                id(),
                REDIRECT,
                Set.of(Scope.READ_API, Scope.API),
                Optional.of("a state of the client"),
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                RESOURCE,
                false,
                NOW.plusSeconds(600));
    }

    public static Grant grant(long userId, String clientId) {
        return new Grant(
                id(),
                clientId,
                GITLAB,
                userId,
                "ada",
                "Ada Lovelace",
                tokens("first", NOW.plus(Duration.ofHours(2))),
                NOW,
                NOW);
    }

    public static GitLabTokens tokens(String name, Instant expiresAt) {
        return new GitLabTokens(new Secret("glat-" + name), new Secret("glrt-" + name), expiresAt);
    }

    public static AuthorizationCode code(String codeHash, String grantId, String familyId) {
        return new AuthorizationCode(
                codeHash,
                grantId,
                familyId,
                id(),
                REDIRECT,
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                Set.of(Scope.API),
                RESOURCE,
                NOW.plusSeconds(60));
    }

    public static IssuedToken token(TokenKind kind, String grantId, String familyId) {
        Duration life = kind == TokenKind.ACCESS ? Duration.ofHours(1) : Duration.ofDays(30);
        return new IssuedToken(
                hash(),
                kind,
                grantId,
                familyId,
                id(),
                Set.of(Scope.READ_API),
                RESOURCE,
                NOW,
                NOW.plus(life),
                Optional.empty());
    }

    public static Consent consent(long userId, String clientId) {
        return new Consent(GITLAB, userId, clientId, Set.of(Scope.READ_API), "127.0.0.1", NOW);
    }
}
