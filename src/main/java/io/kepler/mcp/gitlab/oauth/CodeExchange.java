package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The grant type authorization_code (RFC 6749, 4.1.3, with RFC 7636 and RFC 8707). */
final class CodeExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CodeExchange.class);
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final AuthorizationCodes codes;
    private final IssuedTokens tokens;
    private final TokenFamilies families;
    private final TokenPairs pairs;
    private final InstantSource clock;

    CodeExchange(
            AuthorizationCodes codes,
            IssuedTokens tokens,
            TokenFamilies families,
            TokenPairs pairs,
            InstantSource clock) {
        this.codes = codes;
        this.tokens = tokens;
        this.families = families;
        this.pairs = pairs;
        this.clock = clock;
    }

    TokenPair exchange(Client client, Parameters form) throws OAuthException {
        Instant now = clock.instant();
        String text = form.get("code");
        AuthorizationCode code = redeemed(text, now);
        check(code, client, form);
        TokenPair pair = pairs.first(code, now);
        if (!tokens.add(pair.access(), pair.refresh())) {
            throw refused();
        }
        return pair;
    }

    /** Whoever comes second holds a stolen code, or the first one did: nobody keeps what came of it. */
    private AuthorizationCode redeemed(String text, Instant now) throws OAuthException {
        Redemption redemption = codes.redeem(Sha256.hex(text), now).orElseThrow(CodeExchange::refused);
        AuthorizationCode code = redemption.code();
        if (!redemption.first()) {
            families.end(code.familyId(), code.grantId());
            LOG.warn("A code of client {} was presented twice; what it issued is revoked", code.clientId());
            throw refused();
        }
        return code;
    }

    /** The code is used up by now, whatever comes of this: a wrong guess has no second try. */
    private static void check(AuthorizationCode code, Client client, Parameters form) throws OAuthException {
        if (!code.clientId().equals(client.id()) || !code.redirectUri().equals(form.get("redirect_uri"))) {
            throw refused();
        }
        String verifier = form.get("code_verifier");
        if (!VERIFIER.matcher(verifier).matches() || !Sha256.same(Sha256.base64Url(verifier), code.codeChallenge())) {
            throw OAuthException.invalidGrant("code_verifier does not fit code_challenge.");
        }
        if (!form.find("resource").orElse(code.resource()).equals(code.resource())) {
            throw OAuthException.invalidTarget("resource is not the one that was authorized.");
        }
    }

    private static OAuthException refused() {
        return OAuthException.invalidGrant("The code is unknown, expired, used, or belongs to another request.");
    }
}
