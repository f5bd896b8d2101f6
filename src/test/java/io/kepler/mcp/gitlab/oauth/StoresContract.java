package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.GITLAB;
import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.client;
import static io.kepler.mcp.gitlab.oauth.Examples.code;
import static io.kepler.mcp.gitlab.oauth.Examples.consent;
import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static io.kepler.mcp.gitlab.oauth.Examples.request;
import static io.kepler.mcp.gitlab.oauth.Examples.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What all stores have to do, each by itself and together, whatever they keep their things in. */
public abstract class StoresContract
        implements ClientsContract,
                AuthorizationRequestsContract,
                AuthorizationCodesContract,
                GrantsContract,
                GrantRefreshContract,
                IssuedTokensContract,
                BrowserSessionsContract,
                ConsentsContract {
    private final long user = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);

    @Override
    public long user() {
        return user;
    }

    @Test
    void purgesWhatExpiredAndNothingElse() {
        AuthorizationRequest request = request(hash());
        Grant grant = saved();
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), id());
        IssuedToken access = token(TokenKind.ACCESS, grant.id(), refresh.familyId());
        AuthorizationCode code = code(hash(), grant.id(), id());
        stores().authorizationRequests().add(request);
        stores().issuedTokens().add(access, refresh);
        stores().authorizationCodes().add(code);

        assertThat(stores().purge(access.expiresAt())).isGreaterThanOrEqualTo(3);

        assertThat(stores().authorizationRequests().find(request.idHash())).isEmpty();
        assertThat(stores().issuedTokens().find(access.hash())).isEmpty();
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), NOW)).isEmpty();
        assertThat(stores().issuedTokens().find(refresh.hash())).contains(refresh);
        assertThat(stores().grants().find(grant.id())).contains(grant);
    }

    @Test
    void purgesEverythingInTheEnd() {
        Client client = client(id());
        Grant grant = stores().grants().save(grant(user, client.id()));
        String session = hash();
        stores().clients().add(client, "address");
        stores().issuedTokens()
                .add(token(TokenKind.ACCESS, grant.id(), id()), token(TokenKind.REFRESH, grant.id(), id()));
        stores().consents().add(consent(user, client.id()));
        stores().browserSessions().put(session, "a", new byte[] {1}, NOW.plusSeconds(10));

        new Purge(stores(), Optional.empty()).run(NOW.plus(Duration.ofDays(366)));
        stores().purge(NOW.plus(Duration.ofDays(366)));

        assertThat(stores().grants().find(grant.id())).isEmpty();
        assertThat(stores().clients().find(client.id())).isEmpty();
        assertThat(stores().consents().ofUser(GITLAB, user)).isEmpty();
        assertThat(stores().browserSessions().get(session, "a", NOW)).isEmpty();
    }
}
