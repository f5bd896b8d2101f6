package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static io.kepler.mcp.gitlab.oauth.Examples.token;
import static io.kepler.mcp.gitlab.oauth.Examples.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How a store of grants has one of them refreshed, whatever it keeps them in. */
interface GrantRefreshContract extends TwoNodes {

    @Test
    default void refreshesAGrantAndGivesItBackAsItIsNow() {
        Grant grant = saved();
        GitLabTokens fresh = tokens("fresh", NOW.plusSeconds(7200));

        assertThat(stores().grants().refresh(grant.id(), old -> old.with(fresh)))
                .contains(grant.with(fresh));
        assertThat(node(1).grants().find(grant.id())).contains(grant.with(fresh));
        assertThat(stores().grants().refresh(id(), old -> old)).isEmpty();
    }

    @Test
    default void changesNothingWhenTheWorkOfARefreshFails() {
        Grant grant = saved();

        assertThatThrownBy(() -> stores().grants().refresh(grant.id(), old -> {
                    throw new UnsupportedOperationException("GitLab is down");
                }))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("GitLab is down");
        assertThat(node(1).grants().refresh(grant.id(), old -> old)).contains(grant);
    }

    @Test
    default void refreshesOnceWhenManyFindAGrantExpired() throws Exception {
        Grant grant = saved();
        AtomicInteger calls = new AtomicInteger();
        List<String> steps = Collections.synchronizedList(new ArrayList<>());

        List<Optional<Grant>> answers = Crowd.does(
                64,
                member -> either(member).grants().refresh(grant.id(), old -> {
                    steps.add("in");
                    Grant now = old.tokens().equals(grant.tokens())
                            ? old.with(tokens("call-" + calls.incrementAndGet(), NOW.plusSeconds(7200)))
                            : old;
                    steps.add("out");
                    return now;
                }));

        assertThat(calls).hasValue(1);
        assertThat(answers).hasSize(64).containsOnly(Optional.of(grant.with(tokens("call-1", NOW.plusSeconds(7200)))));
        assertThat(steps).startsWith("in", "out", "in", "out").hasSize(128);
        for (int i = 0; i < steps.size(); i += 2) {
            assertThat(steps.subList(i, i + 2)).containsExactly("in", "out");
        }
    }

    @Test
    default void leavesTheRestOfTheWorldAloneWhileAGrantIsRefreshed() throws Exception {
        Grant grant = saved();
        IssuedToken access = token(TokenKind.ACCESS, grant.id(), id());
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), access.familyId());

        stores().grants().refresh(grant.id(), inElsewhere(elsewhere -> {
            assertThat(elsewhere.grants().find(grant.id())).contains(grant);
            assertThat(elsewhere.issuedTokens().add(access, refresh)).isTrue();
            assertThat(elsewhere.issuedTokens().find(access.hash())).contains(access);
            elsewhere.grants().used(grant.id(), NOW.plusSeconds(3));
            return true;
        })::apply);
    }

    /** Runs something on another thread and node before it hands the grant back. */
    private Function<Grant, Grant> inElsewhere(Function<Stores, Boolean> work) {
        return old -> {
            try {
                assertThat(Crowd.does(1, member -> work.apply(node(1)))).containsExactly(true);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return old;
        };
    }
}
