package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Makes pairs of tokens, each good for its time from now on. */
final class TokenPairs {

    private final Mint mint;
    private final Duration accessTtl;
    private final Duration refreshTtl;

    TokenPairs(Mint mint, Duration accessTtl, Duration refreshTtl) {
        this.mint = mint;
        this.accessTtl = accessTtl;
        this.refreshTtl = refreshTtl;
    }

    /** The first pair of a family. */
    TokenPair first(AuthorizationCode code, Instant now) {
        return pair(code.grantId(), code.familyId(), code.clientId(), code.resource(), code.scope(), code.scope(), now);
    }

    /** A pair that comes of no code, in a family of its own. */
    TokenPair first(Grant grant, Set<Scope> scope, String resource, Instant now) {
        return pair(grant.id(), mint.plain(), grant.clientId(), resource, scope, scope, now);
    }

    /** The next one; the access token may be good for less than the family is. */
    TokenPair next(IssuedToken old, Set<Scope> accessScope, Instant now) {
        return pair(old.grantId(), old.familyId(), old.clientId(), old.resource(), accessScope, old.scope(), now);
    }

    private TokenPair pair(
            String grantId,
            String familyId,
            String clientId,
            String resource,
            Set<Scope> accessScope,
            Set<Scope> refreshScope,
            Instant now) {
        String access = mint.accessToken();
        String refresh = mint.refreshToken();
        return new TokenPair(
                access,
                refresh,
                new IssuedToken(
                        Sha256.hex(access),
                        TokenKind.ACCESS,
                        grantId,
                        familyId,
                        clientId,
                        accessScope,
                        resource,
                        now,
                        now.plus(accessTtl),
                        Optional.empty()),
                new IssuedToken(
                        Sha256.hex(refresh),
                        TokenKind.REFRESH,
                        grantId,
                        familyId,
                        clientId,
                        refreshScope,
                        resource,
                        now,
                        now.plus(refreshTtl),
                        Optional.empty()));
    }
}
