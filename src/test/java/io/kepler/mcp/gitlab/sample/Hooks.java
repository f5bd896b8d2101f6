package io.kepler.mcp.gitlab.sample;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a test wants to see or to go wrong: recorded requests, answers prepared in advance, slowness. */
final class Hooks {
    private final Queue<Answer> prepared = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Recorder recorder = new Recorder();
    private volatile Duration delay = Duration.ZERO;

    Recorder recorder() {
        return recorder;
    }

    void prepare(Answer answer) {
        prepared.add(answer);
    }

    @Nullable
    Answer prepared() {
        return prepared.poll();
    }

    void delay(Duration duration) {
        delay = duration;
    }

    /** Holds a request back for as long as the test said, or until the sample closes. */
    void waitIfSlow() throws InterruptedException {
        hold(delay);
    }

    /** Holds a request back for this long, or until the sample closes. */
    void hold(Duration current) throws InterruptedException {
        if (!current.isZero() && closed.await(current.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closed");
        }
    }

    void reset() {
        prepared.clear();
        delay = Duration.ZERO;
        recorder = new Recorder();
    }

    void close() {
        closed.countDown();
    }
}
