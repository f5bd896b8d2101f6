package io.kepler.mcp.gitlab.store;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How many sessions there are, as far as this node knows: it counts them now and then, and in between knows its own part
 * only. So there can be more than allowed by what other nodes add in the meantime, which is at most ten seconds, and less
 * while there is room: nobody adds more than a quarter of the free places without looking again.
 */
final class SessionCount {
    private static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int PARTS = 4;
    private static final int MOST_AT_ONCE = 1000;

    private final LongSupplier nanos;
    private boolean counted;
    private long countedAt;
    private int atCount;
    private int added;
    private int known;

    SessionCount(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Counts one more, and says how many others have to go for it. */
    synchronized int add(int max, IntSupplier count) {
        if (isOld(max)) {
            counted = true;
            countedAt = nanos.getAsLong();
            atCount = count.getAsInt();
            known = atCount;
            added = 0;
        }
        added++;
        int surplus = Math.min(MOST_AT_ONCE, Math.max(0, known + 1 - max));
        known += 1 - surplus;
        return surplus;
    }

    private boolean isOld(int max) {
        return !counted
                || nanos.getAsLong() - countedAt > LONGEST_NANOS
                || (known < max && added >= (max - atCount) / PARTS);
    }

    synchronized void remove() {
        known = Math.max(0, known - 1);
    }
}
