package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The grant type refresh_token (RFC 6749, 6): each refresh token is good once, and a moment longer while nobody uses the new. */
final class RefreshExchange {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshExchange.class);
    /** An answer can get lost on its way, and two processes of one client can come at once. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    private final IssuedTokens tokens;
    private final TokenFamilies families;
    private final TokenPairs pairs;
    private final InstantSource clock;

    RefreshExchange(IssuedTokens tokens, TokenFamilies families, TokenPairs pairs, InstantSource clock) {
        this.tokens = tokens;
        this.families = families;
        this.pairs = pairs;
        this.clock = clock;
    }

    TokenPair exchange(Client client, Parameters form) throws OAuthException {
        Instant now = clock.instant();
        String hash = Sha256.hex(form.get("refresh_token"));
        IssuedToken old = tokens.find(hash)
                .filter(token -> token.kind() == TokenKind.REFRESH)
                .filter(token -> token.clientId().equals(client.id()))
                .orElseThrow(RefreshExchange::refused);
        if (!form.find("resource").orElse(old.resource()).equals(old.resource())) {
            throw OAuthException.invalidTarget("resource is not the one that was authorized.");
        }
        TokenPair pair = pairs.next(old, scope(old, form.find("scope")), now);
        return switch (tokens.rotate(hash, pair.access(), pair.refresh(), now, GRACE)) {
            case REPLACED, GRACE -> pair;
            case REUSED -> {
                families.end(old.familyId(), old.grantId());
                LOG.warn("An old refresh token of client {} was used again; its family is revoked", client.id());
                throw refused();
            }
            case CROWDED, GONE -> throw refused();
        };
    }

    private static Set<Scope> scope(IssuedToken old, Optional<String> words) throws OAuthException {
        if (words.isEmpty()) {
            return old.scope();
        }
        Set<Scope> asked =
                Scope.parse(words.get()).filter(set -> !set.isEmpty()).orElseThrow(RefreshExchange::tooMuch);
        if (!asked.stream().allMatch(scope -> Scope.covers(old.scope(), scope))) {
            throw tooMuch();
        }
        return asked;
    }

    private static OAuthException tooMuch() {
        return OAuthException.invalidScope("The scope is more than what was authorized.");
    }

    private static OAuthException refused() {
        return OAuthException.invalidGrant("The refresh token is unknown, expired or revoked.");
    }
}
