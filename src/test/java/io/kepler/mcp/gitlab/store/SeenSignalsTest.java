package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeenSignalsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final SeenSignals seen = new SeenSignals(3, nanos::get);

    @Test
    void takeAnIdForNewOnce() {
        assertThat(seen.isNew(3)).isFalse();
        assertThat(seen.isNew(5)).isTrue();
        seen.add(5);
        assertThat(seen.isNew(5)).isFalse();
    }

    @Test
    void waitAMomentForIdsThatBecomeVisibleLate() {
        seen.add(5);
        assertThat(seen.all()).isEqualTo(3);
        assertThat(seen.isNew(4)).isTrue();
        seen.add(4);

        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(seen.all()).isEqualTo(5);
        assertThat(seen.isNew(4)).isFalse();
        assertThat(seen.isNew(6)).isTrue();
    }
}
