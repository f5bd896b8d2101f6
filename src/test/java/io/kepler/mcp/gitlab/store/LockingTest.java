package io.kepler.mcp.gitlab.store;

import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.oauth.Crowd;
import io.kepler.mcp.gitlab.oauth.Grant;
import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockingTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @ParameterizedTest
    @EnumSource
    void givesUpWhenAnotherNodeHoldsAGrantForTooLong(TestDatabase kind) throws Exception {
        String url = kind.newUrl();
        TestNode.open(url, TestNode.KEY).close();
        try (Parts one = new Parts(url, TestNode.KEY);
                Parts other = new Parts(url, TestNode.KEY)) {
            Grant grant = one.stores.grants().save(grant(1, id()));
            JpaGrants impatient = new JpaGrants(other.transactions, other.keys, SHORT);

            one.stores.grants().refresh(grant.id(), held -> {
                assertThatThrownBy(() -> impatient.refresh(grant.id(), row -> row))
                        .isInstanceOf(StoresUnavailableException.class);
                assertThatThrownBy(() -> impatient.remove(grant.id())).isInstanceOf(StoresUnavailableException.class);
                return held;
            });

            assertThat(impatient.refresh(grant.id(), row -> row)).contains(grant);
        }
    }

    @Test
    void givesUpWhenAnotherThreadHoldsAThingForTooLong() {
        Turns turns = new Turns(SHORT, 2);

        turns.take("a", () -> {
            assertThatThrownBy(() -> elsewhere(() -> turns.take("a", () -> true)))
                    .hasRootCauseInstanceOf(StoresUnavailableException.class);
            assertThat(elsewhere(() -> turns.take("b", () -> true))).isTrue();
            return true;
        });

        assertThat(turns.size()).isZero();
    }

    @Test
    void leavesConnectionsToOthersWhenManyThingsAreHeld() {
        Turns turns = new Turns(SHORT, 1);

        turns.take("a", () -> {
            assertThatThrownBy(() -> elsewhere(() -> turns.take("b", () -> true)))
                    .hasRootCauseInstanceOf(StoresUnavailableException.class);
            return true;
        });

        assertThat(elsewhere(() -> turns.take("b", () -> true))).isTrue();
    }

    @Test
    void runsWorkAgainThatAConflictStopped() {
        String url = TestDatabase.H2.newUrl();
        TestNode.open(url, TestNode.KEY).close();
        AtomicInteger attempts = new AtomicInteger();
        try (Parts parts = new Parts(url, TestNode.KEY)) {
            int attempt = parts.transactions.call(entities -> {
                if (attempts.incrementAndGet() < 3) {
                    throw new OptimisticLockException("planned");
                }
                return attempts.get();
            });
            assertThat(attempt).isEqualTo(3);

            assertThatThrownBy(() -> parts.transactions.callOnce(entities -> {
                        attempts.incrementAndGet();
                        throw new OptimisticLockException("planned");
                    }))
                    .isInstanceOf(StoresUnavailableException.class);
            assertThat(attempts).hasValue(4);
        }
    }

    private static boolean elsewhere(Supplier<Boolean> work) {
        try {
            return Crowd.does(1, member -> work.get()).get(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
