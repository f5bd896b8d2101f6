package io.kepler.mcp.gitlab.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What one run of a scenario showed. */
final class Sample {

    private final long[] taken;
    private final Duration elapsed;
    private final Duration cpu;

    private Sample(long[] taken, Duration elapsed, Duration cpu) {
        this.taken = taken;
        this.elapsed = elapsed;
        this.cpu = cpu;
    }

    /**
     * A sample of calls that took so many nanoseconds each.
     *
     * @param cpu what the server spent on all of them
     */
    static Sample of(List<long[]> taken, Duration elapsed, Duration cpu) {
        long[] sorted = taken.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Sample(sorted, elapsed, cpu);
    }

    double cpuMillisPerCall() {
        return cpu.toNanos() / 1e6 / taken.length;
    }

    double callsPerSecond() {
        return taken.length * 1e9 / elapsed.toNanos();
    }

    double medianMillis() {
        return taken[taken.length / 2] / 1e6;
    }
}
