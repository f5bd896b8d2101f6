package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static io.kepler.mcp.gitlab.oauth.Examples.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeTest {

    private static final long USER = 7;
    private static final Instant LATER = NOW.plus(Duration.ofHours(2));

    private final MemoryStores stores = new MemoryStores();
    private final ScriptedGitLab gitlab =
            new ScriptedGitLab(new TestClock(), new Issuer(URI.create(TestServer.ISSUER)));
    private final Purge purge = new Purge(stores, Optional.of(gitlab));

    @Test
    void givesTheTokensOfAGrantBackWhenItsLastTokenExpired() {
        Grant grant = stores.grants().save(grant(USER, id()));
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), id());
        stores.issuedTokens().add(token(TokenKind.ACCESS, grant.id(), refresh.familyId()), refresh);

        purge.run(refresh.expiresAt().minusSeconds(1));
        assertThat(gitlab.revoked).isEmpty();

        purge.run(refresh.expiresAt());
        assertThat(stores.grants().find(grant.id())).isEmpty();
        assertThat(gitlab.revoked).containsExactly(grant.tokens().access().reveal());
    }

    @Test
    void leavesAGrantAloneThatAwaitsItsCode() {
        stores.grants().save(grant(USER, id()));

        assertThat(purge.run(NOW.plus(Duration.ofMinutes(30)))).isZero();
        assertThat(gitlab.revoked).isEmpty();
    }

    @Test
    void leavesTheRestForLaterWhenGitLabDoesNotAnswer() {
        grants(3);
        gitlab.down = true;
        assertThat(purge.run(LATER)).isOne();
        assertThat(left()).isEqualTo(2);

        gitlab.down = false;
        assertThat(purge.run(LATER)).isEqualTo(2);
        assertThat(gitlab.revoked).hasSize(2);
    }

    @Test
    void endsSoManyGrantsInOneGo() {
        grants(Purge.MOST_GRANTS + 1);

        assertThat(purge.run(LATER)).isEqualTo(Purge.MOST_GRANTS);
        assertThat(left()).isOne();
        assertThat(purge.run(LATER)).isOne();
    }

    @Test
    void forgetsTokensThatNobodyTakesBack() {
        grants(2);

        assertThat(new Purge(stores, Optional.empty()).run(LATER)).isEqualTo(2);
        assertThat(left()).isZero();
    }

    private void grants(int count) {
        for (int i = 0; i < count; i++) {
            stores.grants().save(grant(USER, id()));
        }
    }

    private int left() {
        return stores.grants().ofUser(Examples.GITLAB, USER).size();
    }
}
