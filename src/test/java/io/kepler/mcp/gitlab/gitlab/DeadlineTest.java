package io.kepler.mcp.gitlab.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final Deadline deadline = Deadline.in(Duration.ofHours(1));
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void passesInItsTime() {
        assertThat(deadline.passed()).isFalse();
        assertThat(deadline.left()).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
        assertThat(Deadline.in(Duration.ZERO).passed()).isTrue();
        assertThat(Deadline.in(Duration.ZERO).cancelled()).isFalse();
    }

    @Test
    void passesAtOnceWhenCancelled() {
        deadline.cancel();

        assertThat(deadline.passed()).isTrue();
        assertThat(deadline.cancelled()).isTrue();
        assertThat(deadline.left()).isZero();
    }

    @Test
    void tellsOnceWhoWantsToKnow() {
        deadline.onCancel(told::incrementAndGet);
        deadline.cancel();
        deadline.cancel();

        assertThat(told).hasValue(1);
    }

    @Test
    void tellsAtOnceWhoAsksTooLate() {
        deadline.cancel();
        deadline.onCancel(told::incrementAndGet);

        assertThat(told).hasValue(1);
    }

    @Test
    void endsASleepEarly() throws Exception {
        deadline.onCancel(told::incrementAndGet);
        Thread sleeper = new Thread(() -> {
            try {
                deadline.sleep(Duration.ofHours(1));
                told.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        sleeper.start();
        deadline.cancel();
        sleeper.join();

        assertThat(told).hasValue(2);
    }

    @Test
    void takesThoseWithinAlong() {
        Deadline within = deadline.within(Duration.ofMinutes(1));
        Deadline longer = deadline.within(Duration.ofHours(9));
        assertThat(within.left()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(longer.left()).isLessThanOrEqualTo(Duration.ofHours(1));
        within.cancel();
        assertThat(deadline.passed()).isFalse();

        deadline.cancel();

        assertThat(longer.cancelled()).isTrue();
        assertThat(deadline.within(Duration.ofMinutes(1)).cancelled()).isTrue();
    }

    @Test
    void tellsNobodyWhoDoesNotCareAnyMore() {
        deadline.onCancel(told::incrementAndGet).close();
        deadline.cancel();

        assertThat(told).hasValue(0);
    }
}
