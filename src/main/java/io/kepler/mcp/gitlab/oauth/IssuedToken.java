package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token of ours that a client holds; we keep its hash only.
 *
 * @param hash SHA-256 of the token, in lower-case hex
 * @param familyId all tokens that go back to one code
 * @param resource what it is good for (RFC 8707)
 * @param replacedAt when a refresh token was rotated
 * @param contested the refresh token for which several pairs may have been issued, of which the first that is used
 *     stays; nothing as soon as that happened
 */
public record IssuedToken(
        String hash,
        TokenKind kind,
        String grantId,
        String familyId,
        String clientId,
        Set<Scope> scope,
        String resource,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> replacedAt,
        Optional<String> contested) {

    public IssuedToken {
        scope = Set.copyOf(scope);
    }

    /** A token that has no rivals. */
    public IssuedToken(
            String hash,
            TokenKind kind,
            String grantId,
            String familyId,
            String clientId,
            Set<Scope> scope,
            String resource,
            Instant issuedAt,
            Instant expiresAt,
            Optional<Instant> replacedAt) {
        this(
                hash,
                kind,
                grantId,
                familyId,
                clientId,
                scope,
                resource,
                issuedAt,
                expiresAt,
                replacedAt,
                Optional.empty());
    }
}
