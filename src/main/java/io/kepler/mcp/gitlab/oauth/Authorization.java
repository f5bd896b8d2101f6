package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Turns an allowed request and a login at GitLab into a grant, and the grant into a code for the client. */
final class Authorization {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    private final Stores stores;
    private final Withdrawal withdrawal;
    private final AccessTokens accessTokens;
    private final Mint mint;
    private final InstantSource clock;

    Authorization(Stores stores, Withdrawal withdrawal, AccessTokens accessTokens, Mint mint, InstantSource clock) {
        this.stores = stores;
        this.withdrawal = withdrawal;
        this.accessTokens = accessTokens;
        this.mint = mint;
        this.clock = clock;
    }

    /** The code. */
    String grant(AuthorizationRequest request, FreshLogin login) {
        Instant now = clock.instant();
        Grant grant = save(request.clientId(), login, now);
        GitLabUser user = login.user();
        stores.consents()
                .add(new Consent(
                        user.instance(),
                        user.userId(),
                        request.clientId(),
                        request.scope(),
                        RedirectUri.shown(request.redirectUri()),
                        now));
        stores.clients().used(request.clientId(), now);
        String code = mint.code();
        stores.authorizationCodes()
                .add(new AuthorizationCode(
                        Sha256.hex(code),
                        grant.id(),
                        mint.plain(),
                        request.clientId(),
                        request.redirectUri(),
                        request.codeChallenge(),
                        request.scope(),
                        request.resource(),
                        now.plus(CODE_LIFETIME)));
        return code;
    }

    /** A user who connects the same client again keeps one grant, with the new tokens; the old ones go back. */
    Grant save(String clientId, FreshLogin login, Instant now) {
        GitLabUser user = login.user();
        var before = stores.grants().ofUser(user.instance(), user.userId()).stream()
                .filter(grant -> grant.clientId().equals(clientId))
                .findFirst();
        Grant grant = stores.grants()
                .save(new Grant(
                        mint.plain(),
                        clientId,
                        user.instance(),
                        user.userId(),
                        user.username(),
                        user.name(),
                        login.tokens(),
                        now,
                        now));
        before.ifPresent(old -> {
            accessTokens.forgetAll();
            withdrawal.of(old.tokens());
        });
        return grant;
    }
}
