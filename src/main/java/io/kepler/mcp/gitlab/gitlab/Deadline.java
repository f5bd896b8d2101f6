package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The moment by which a whole tool call, its retries and its pages, must be over. It comes at once when nobody waits for
 * the answer any more.
 */
public final class Deadline {

    /** That somebody wants to know of the early end. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final long atNanos;
    private final List<Runnable> onCancel = new ArrayList<>(1);
    private final CountDownLatch early = new CountDownLatch(1);

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** One that comes after so long at the latest, and whenever this one does. */
    public Deadline within(Duration longest) {
        Duration left = left();
        Deadline within = in(left.compareTo(longest) < 0 ? left : longest);
        onCancel(within::cancel);
        return within;
    }

    /** Lets so much time pass, or less when it comes early. */
    public void sleep(Duration duration) throws InterruptedException {
        boolean unused = early.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What is left; zero or negative when it has passed. */
    public Duration left() {
        return cancelled() ? Duration.ZERO : Duration.ofNanos(atNanos - System.nanoTime());
    }

    public boolean passed() {
        return cancelled() || atNanos - System.nanoTime() <= 0;
    }

    /** Whether it came early. */
    public boolean cancelled() {
        return early.getCount() == 0;
    }

    /** Makes it come now. What runs under it is ended. */
    public void cancel() {
        List<Runnable> actions;
        synchronized (onCancel) {
            early.countDown();
            actions = List.copyOf(onCancel);
            onCancel.clear();
        }
        actions.forEach(Runnable::run);
    }

    /** Runs the action when it comes early, at once when it did already. */
    public Registration onCancel(Runnable action) {
        synchronized (onCancel) {
            if (!cancelled()) {
                onCancel.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private void forget(Runnable action) {
        synchronized (onCancel) {
            onCancel.remove(action);
        }
    }
}
