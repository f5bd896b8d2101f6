package io.kepler.mcp.gitlab.store;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.oauth.Crowd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HousekeepingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofMillis(10);

    @ParameterizedTest
    @EnumSource
    void isDoneByOneNodeAtATime(TestDatabase kind) throws Exception {
        String url = kind.newUrl();
        TestNode.open(url, TestNode.KEY).close();
        try (Parts parts = new Parts(url, TestNode.KEY)) {
            assertThat(Crowd.does(8, member -> lease(parts, "node" + member).take(NOW, MINUTE)))
                    .containsOnlyOnce(true)
                    .hasSize(8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesToAnotherNodeWhenTheFirstIsGone(TestDatabase kind) {
        String url = kind.newUrl();
        TestNode.open(url, TestNode.KEY).close();
        try (Parts parts = new Parts(url, TestNode.KEY)) {
            Lease first = lease(parts, "first");
            Lease second = lease(parts, "second");

            assertThat(first.take(NOW, MINUTE)).isTrue();
            assertThat(first.take(NOW.plusSeconds(30), MINUTE)).isTrue();
            assertThat(second.take(NOW.plusSeconds(60), MINUTE)).isFalse();
            assertThat(second.take(NOW.plusSeconds(90), MINUTE)).isTrue();
        }
    }

    @Test
    void goesOnAfterARoundThatFailed() throws Exception {
        BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();
        String url = TestDatabase.H2.newUrl();
        TestNode.open(url, TestNode.KEY).close();
        try (Parts parts = new Parts(url, TestNode.KEY);
                Housekeeping housekeeping =
                        new Housekeeping(parts.reencryption, lease(parts, "only"), Clock.fixed(NOW, ZoneOffset.UTC))) {
            housekeeping.start(
                    now -> {
                        rounds.add(now);
                        throw new IllegalStateException("planned");
                    },
                    OFTEN,
                    OFTEN);

            assertThat(rounds.poll(1, TimeUnit.MINUTES)).isEqualTo(NOW);
            assertThat(rounds.poll(1, TimeUnit.MINUTES)).isEqualTo(NOW);
        }
    }

    private static Lease lease(Parts parts, String owner) {
        return new Lease(parts.transactions, "housekeeping", owner);
    }
}
