package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The moment by which a whole tool call, its retries and its pages, must be over. It comes at once when nobody waits for
 * the answer any more.
 */
public final class Deadline {

    /** That somebody wants to know of the early end. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final long atNanos;
    private final List<Runnable> onCancel = new ArrayList<>(1);
    private volatile boolean cancelled;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left; zero or negative when it has passed. */
    public Duration left() {
        return cancelled ? Duration.ZERO : Duration.ofNanos(atNanos - System.nanoTime());
    }

    public boolean passed() {
        return cancelled || atNanos - System.nanoTime() <= 0;
    }

    /** Whether it came early. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Makes it come now. What runs under it is ended. */
    public void cancel() {
        List<Runnable> actions;
        synchronized (onCancel) {
            cancelled = true;
            actions = List.copyOf(onCancel);
            onCancel.clear();
        }
        actions.forEach(Runnable::run);
    }

    /** Runs the action when it comes early, at once when it did already. */
    Registration onCancel(Runnable action) {
        synchronized (onCancel) {
            if (!cancelled) {
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
