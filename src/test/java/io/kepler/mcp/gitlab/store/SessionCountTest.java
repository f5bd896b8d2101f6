package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionCountTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger inTheTable = new AtomicInteger();
    private final AtomicInteger counts = new AtomicInteger();

    private int count() {
        counts.incrementAndGet();
        return inTheTable.get();
    }

    private void add(SessionCount node, int max) {
        int surplus = node.add(max, this::count);
        inTheTable.addAndGet(1 - surplus);
    }

    @Test
    void looksIntoTheTableOnlyNowAndThen() {
        SessionCount node = new SessionCount(nanos::get);

        for (int i = 0; i < 10_000; i++) {
            add(node, 1000);
        }

        assertThat(inTheTable).hasValue(1000);
        assertThat(counts).hasValueLessThan(40);
    }

    @Test
    void letsFourNodesFillTheTableTogether() {
        SessionCount[] nodes = {
            new SessionCount(nanos::get),
            new SessionCount(nanos::get),
            new SessionCount(nanos::get),
            new SessionCount(nanos::get)
        };

        for (int i = 0; i < 1000; i++) {
            add(nodes[i % nodes.length], 100);
        }

        assertThat(inTheTable).hasValueBetween(100, 104);
    }

    @Test
    void findsOutWithinTenSecondsWhatOthersAdded() {
        SessionCount node = new SessionCount(nanos::get);
        add(node, 1);
        inTheTable.addAndGet(5);

        add(node, 1);
        assertThat(inTheTable).hasValue(6);
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        add(node, 1);
        assertThat(inTheTable).hasValue(1);
    }
}
