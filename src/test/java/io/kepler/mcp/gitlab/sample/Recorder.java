package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;

/** The latest requests in a ring, so that recording costs a load test nothing. */
final class Recorder {
    private static final int SIZE = 1000;

    private final AtomicReferenceArray<RecordedRequest> ring = new AtomicReferenceArray<>(SIZE);
    private final AtomicLong count = new AtomicLong();

    void add(RecordedRequest request) {
        ring.set((int) (count.getAndIncrement() % SIZE), request);
    }

    List<RecordedRequest> requests() {
        long end = count.get();
        return LongStream.range(Math.max(0, end - SIZE), end)
                .mapToObj(index -> ring.get((int) (index % SIZE)))
                .filter(Objects::nonNull)
                .toList();
    }
}
