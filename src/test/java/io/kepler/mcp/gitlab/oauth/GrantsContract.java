package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.GITLAB;
import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.code;
import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static io.kepler.mcp.gitlab.oauth.Examples.token;
import static io.kepler.mcp.gitlab.oauth.Examples.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a store of grants does, whatever it keeps them in. */
interface GrantsContract extends TwoNodes {

    @Test
    default void keepsOneGrantPerUserClientAndInstance() {
        Grant first = saved();
        Grant again = new Grant(
                id(),
                first.clientId(),
                GITLAB,
                user(),
                "ada2",
                "Ada King",
                tokens("second", NOW.plusSeconds(1)),
                NOW.plusSeconds(5),
                NOW.plusSeconds(6));

        Grant kept = node(1).grants().save(again);

        assertThat(kept)
                .isEqualTo(new Grant(
                        first.id(),
                        first.clientId(),
                        GITLAB,
                        user(),
                        "ada2",
                        "Ada King",
                        tokens("second", NOW.plusSeconds(1)),
                        NOW,
                        NOW.plusSeconds(6)));
        assertThat(stores().grants().find(first.id())).contains(kept);
        assertThat(stores().grants().find(again.id())).isEmpty();
    }

    @Test
    default void listsTheGrantsOfAUserAtOneGitLab() {
        Grant one = saved();
        Grant other = saved();
        stores().grants().save(grant(user() - 1, one.clientId()));

        assertThat(stores().grants().ofUser(GITLAB, user())).containsExactlyInAnyOrder(one, other);
        assertThat(stores().grants().ofUser("https://other.example.com", user()))
                .isEmpty();
    }

    @Test
    default void savesOneGrantWhenManySaveAtOnce() throws Exception {
        String client = id();

        List<Grant> kept = Crowd.does(CROWD, member -> either(member).grants().save(grant(user(), client)));

        assertThat(kept).extracting(Grant::id).containsOnly(kept.get(0).id());
        assertThat(stores().grants().ofUser(GITLAB, user())).hasSize(1);
    }

    @Test
    default void notesTheLastUse() {
        Grant grant = saved();

        stores().grants().used(grant.id(), NOW.plusSeconds(9));

        assertThat(stores().grants().find(grant.id())).map(Grant::usedAt).contains(NOW.plusSeconds(9));
    }

    @Test
    default void removesAGrantWithAllItsTokensAndCodes() {
        Grant grant = saved();
        String family = id();
        IssuedToken access = token(TokenKind.ACCESS, grant.id(), family);
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), family);
        AuthorizationCode code = code(hash(), grant.id(), id());
        stores().issuedTokens().add(access, refresh);
        stores().authorizationCodes().add(code);

        assertThat(node(1).grants().remove(grant.id())).isTrue();
        assertThat(stores().grants().remove(grant.id())).isFalse();

        assertThat(stores().grants().find(grant.id())).isEmpty();
        assertThat(stores().issuedTokens().find(access.hash())).isEmpty();
        assertThat(stores().issuedTokens().find(refresh.hash())).isEmpty();
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), NOW)).isEmpty();
    }

    @Test
    default void removesOldGrantsThatNoTokenAndNoCodeLeadsTo() {
        Grant idle = saved();
        Grant withToken = saved();
        Grant withCode = saved();
        Grant usedAgain = saved();
        stores().issuedTokens()
                .add(token(TokenKind.ACCESS, withToken.id(), id()), token(TokenKind.REFRESH, withToken.id(), id()));
        stores().authorizationCodes().add(code(hash(), withCode.id(), id()));
        stores().grants().used(usedAgain.id(), NOW.plusSeconds(10));

        List<Grant> removed = Stream.generate(() -> stores().grants().removeOneWithoutTokens(NOW.plusSeconds(10)))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();

        assertThat(removed).contains(idle);
        assertThat(stores().grants().ofUser(GITLAB, user()))
                .extracting(Grant::id)
                .containsExactlyInAnyOrder(withToken.id(), withCode.id(), usedAgain.id());
    }

    @Test
    default void givesAGrantThatIsOverToOneOfTheNodesThatRemoveIt() throws Exception {
        Grant idle = saved();

        List<Optional<Grant>> removed =
                Crowd.does(CROWD, member -> either(member).grants().removeOneWithoutTokens(NOW.plusSeconds(10)));

        assertThat(removed).filteredOn(Optional.of(idle)::equals).hasSize(1);
    }

    @Test
    default void removesAGrantThatNothingGoodLeadsTo() {
        Grant withToken = saved();
        Grant withCode = saved();
        Grant withUsedCode = saved();
        String used = hash();
        stores().issuedTokens()
                .add(token(TokenKind.ACCESS, withToken.id(), id()), token(TokenKind.REFRESH, withToken.id(), id()));
        stores().authorizationCodes().add(code(hash(), withCode.id(), id()));
        stores().authorizationCodes().add(code(used, withUsedCode.id(), id()));
        stores().authorizationCodes().redeem(used, NOW);

        assertThat(stores().grants().removeUnused(withToken.id(), NOW)).isEmpty();
        assertThat(stores().grants().removeUnused(withCode.id(), NOW)).isEmpty();
        assertThat(stores().grants().removeUnused(withUsedCode.id(), NOW)).contains(withUsedCode);
        assertThat(stores().grants().removeUnused(withUsedCode.id(), NOW)).isEmpty();

        Instant later = NOW.plus(Duration.ofDays(365));
        assertThat(node(1).grants().removeUnused(withToken.id(), later)).contains(withToken);
        assertThat(node(1).grants().removeUnused(withCode.id(), later)).contains(withCode);
        assertThat(stores().grants().ofUser(GITLAB, user())).isEmpty();
    }
}
