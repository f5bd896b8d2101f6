package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.code;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static io.kepler.mcp.gitlab.oauth.Examples.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store of issued tokens does, whatever it keeps them in. */
interface IssuedTokensContract extends TwoNodes {
    Duration GRACE = Duration.ofSeconds(45);

    @Test
    default void remembersTheTokensItIssued() {
        Grant grant = saved();
        IssuedToken access = token(TokenKind.ACCESS, grant.id(), id());
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), access.familyId());

        assertThat(stores().issuedTokens().add(access, refresh)).isTrue();

        assertThat(node(1).issuedTokens().find(access.hash())).contains(access);
        assertThat(node(1).issuedTokens().find(refresh.hash())).contains(refresh);
        assertThat(stores().issuedTokens().find(hash())).isEmpty();
    }

    @Test
    default void issuesNothingForAGrantThatIsGone() {
        IssuedToken access = token(TokenKind.ACCESS, id(), id());

        assertThat(stores().issuedTokens().add(access, token(TokenKind.REFRESH, access.grantId(), id())))
                .isFalse();
        assertThat(stores().issuedTokens().find(access.hash())).isEmpty();
    }

    @Test
    default void issuesNothingWhenTheFamilyWasRemovedInBetween() {
        AuthorizationCode code = code(hash(), saved().id(), id());
        stores().authorizationCodes().add(code);
        stores().authorizationCodes().redeem(code.codeHash(), NOW);
        stores().issuedTokens().removeFamily(code.familyId());
        IssuedToken access = token(TokenKind.ACCESS, code.grantId(), code.familyId());

        assertThat(node(1).issuedTokens().add(access, token(TokenKind.REFRESH, code.grantId(), code.familyId())))
                .isFalse();
        assertThat(stores().issuedTokens().find(access.hash())).isEmpty();
    }

    @Test
    default void replacesARefreshTokenAndForgivesARepetitionForAMoment() {
        IssuedToken first = issued();
        Pair second = new Pair(first);
        Pair third = new Pair(first);

        assertThat(second.rotate(stores(), first, NOW)).isEqualTo(Rotation.REPLACED);
        assertThat(third.rotate(node(1), first, NOW.plus(GRACE))).isEqualTo(Rotation.GRACE);

        assertThat(second.isKnown(stores())).isTrue();
        assertThat(third.isKnown(stores())).isTrue();
        assertThat(stores().issuedTokens().find(first.hash()))
                .flatMap(IssuedToken::replacedAt)
                .contains(NOW);
    }

    @Test
    default void keepsThePairThatIsUsedFirst() {
        IssuedToken first = issued();
        Pair second = new Pair(first);
        Pair third = new Pair(first);
        second.rotate(stores(), first, NOW);
        third.rotate(node(1), first, NOW);

        assertThat(stores().issuedTokens().find(third.access().hash()))
                .flatMap(IssuedToken::contested)
                .contains(first.hash());
        assertThat(node(1).issuedTokens().use(third.access().hash())).isTrue();

        assertThat(second.isKnown(stores())).isFalse();
        assertThat(stores().issuedTokens().use(second.access().hash())).isFalse();
        assertThat(stores().issuedTokens().find(third.access().hash())).contains(third.access());
        assertThat(stores().issuedTokens().find(third.refresh().hash())).contains(third.refresh());
        assertThat(stores().issuedTokens().use(third.access().hash())).isTrue();
    }

    @Test
    default void takesARefreshForAUse() {
        IssuedToken first = issued();
        Pair second = new Pair(first);
        Pair third = new Pair(first);
        second.rotate(stores(), first, NOW);
        third.rotate(stores(), first, NOW);
        Pair fourth = new Pair(first);

        assertThat(fourth.rotate(node(1), second.refresh(), NOW)).isEqualTo(Rotation.REPLACED);
        assertThat(new Pair(first).rotate(stores(), third.refresh(), NOW)).isEqualTo(Rotation.GONE);
        assertThat(fourth.isKnown(stores())).isTrue();
        assertThat(new Pair(first).rotate(stores(), first, NOW)).isEqualTo(Rotation.REUSED);
        assertThat(fourth.isKnown(stores())).isFalse();
    }

    @Test
    default void letsOneOfTheRivalsWinThatAreUsedAtOnce() throws Exception {
        IssuedToken first = issued();
        List<Pair> rivals = new ArrayList<>();
        for (int i = 0; i < IssuedTokens.MOST_RIVALS; i++) {
            rivals.add(new Pair(first));
            rivals.get(i).rotate(stores(), first, NOW);
        }

        Crowd.does(
                CROWD,
                member -> either(member)
                        .issuedTokens()
                        .use(rivals.get(member % rivals.size()).access().hash()));

        assertThat(rivals).filteredOn(pair -> pair.isKnown(stores())).hasSize(1);
    }

    @Test
    default void removesTheFamilyWhenAnOldRefreshTokenComesBack() {
        IssuedToken first = issued();
        IssuedToken stranger = issued();
        Pair second = new Pair(first);
        Pair third = new Pair(first);
        second.rotate(stores(), first, NOW);

        assertThat(third.rotate(stores(), first, NOW.plus(GRACE).plusMillis(1))).isEqualTo(Rotation.REUSED);

        assertThat(second.isKnown(stores())).isFalse();
        assertThat(third.isKnown(stores())).isFalse();
        assertThat(stores().issuedTokens().find(first.hash())).isEmpty();
        assertThat(stores().issuedTokens().find(stranger.hash())).contains(stranger);
    }

    @Test
    default void replacesNoTokenThatIsUnknownExpiredOrNoRefreshToken() {
        IssuedToken refresh = issued();
        Pair next = new Pair(refresh);
        IssuedToken unknown = token(TokenKind.REFRESH, refresh.grantId(), refresh.familyId());
        Pair current = new Pair(refresh);
        current.rotate(stores(), refresh, NOW);

        assertThat(next.rotate(stores(), unknown, NOW)).isEqualTo(Rotation.GONE);
        assertThat(next.rotate(stores(), current.access(), NOW)).isEqualTo(Rotation.GONE);
        assertThat(next.rotate(stores(), current.refresh(), refresh.expiresAt()))
                .isEqualTo(Rotation.GONE);
        assertThat(next.isKnown(stores())).isFalse();
    }

    @Test
    default void replacesARefreshTokenForOneOfManyWhoAskAtOnce() throws Exception {
        IssuedToken first = issued();

        assertThat(Crowd.does(CROWD, member -> new Pair(first).rotate(either(member), first, NOW)))
                .containsOnlyOnce(Rotation.REPLACED)
                .containsOnly(Rotation.REPLACED, Rotation.GRACE, Rotation.CROWDED)
                .filteredOn(Rotation.GRACE::equals)
                .hasSize(IssuedTokens.MOST_RIVALS - 1);
    }

    @Test
    default void leavesNothingOfAFamilyThatIsRemovedWhileItGrows() throws Exception {
        IssuedToken first = issued();
        List<Pair> pairs = Collections.synchronizedList(new ArrayList<>());

        Crowd.does(CROWD, member -> {
            if (member == 0) {
                node(0).issuedTokens().removeFamily(first.familyId());
                return Rotation.GONE;
            }
            Pair pair = new Pair(first);
            pairs.add(pair);
            return pair.rotate(either(member), first, NOW);
        });

        assertThat(stores().issuedTokens().find(first.hash())).isEmpty();
        assertThat(pairs).hasSize(CROWD - 1).noneMatch(pair -> pair.isKnown(stores()));
    }

    private IssuedToken issued() {
        Grant grant = saved();
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), id());
        stores().issuedTokens().add(token(TokenKind.ACCESS, grant.id(), refresh.familyId()), refresh);
        return refresh;
    }

    /** What a rotation issues. */
    record Pair(IssuedToken access, IssuedToken refresh) {
        Pair(IssuedToken of) {
            this(
                    token(TokenKind.ACCESS, of.grantId(), of.familyId()),
                    token(TokenKind.REFRESH, of.grantId(), of.familyId()));
        }

        Rotation rotate(Stores stores, IssuedToken old, Instant now) {
            return stores.issuedTokens().rotate(old.hash(), access, refresh, now, GRACE);
        }

        boolean isKnown(Stores stores) {
            return stores.issuedTokens().find(access.hash()).isPresent()
                    || stores.issuedTokens().find(refresh.hash()).isPresent();
        }
    }
}
