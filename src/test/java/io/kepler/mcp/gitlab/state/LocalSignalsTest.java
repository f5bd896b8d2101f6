package io.kepler.mcp.gitlab.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalSignalsTest extends SignalsContract {
    private final LocalSignals signals = new LocalSignals();

    @Override
    protected List<Signals> twoNodes() {
        return Collections.nCopies(2, signals);
    }

    @AfterEach
    void close() {
        signals.close();
    }

    @Test
    void endWithTheirThread() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        signals.listen(signal -> threads.add(Thread.currentThread()));
        signals.publish(new Signal("one", "", ""));
        Thread thread = threads.take();

        signals.close();
        signals.publish(new Signal("two", "", ""));

        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(threads).isEmpty();
    }

    @Test
    void areNotForLargeThings() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Signal("large", "", "x".repeat(64 * 1024 + 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Signal("large", "", "ü".repeat(32 * 1024 + 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Signal("", "x".repeat(64 * 1024 + 1), ""));
    }
}
