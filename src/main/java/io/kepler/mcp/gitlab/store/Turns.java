package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the threads of this node take turns at one thing, and few things at a time, because each of them holds a
 * connection to the database for as long as GitLab takes, and all others need connections too.
 */
final class Turns {
    private final Duration patience;
    private final Semaphore places;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    Turns(Duration patience, int places) {
        this.patience = patience;
        this.places = new Semaphore(places, true);
    }

    <T> T take(String thing, Supplier<T> work) {
        Turn turn = turns.merge(thing, new Turn(new Semaphore(1, true), 1), Turn::oneMore);
        try {
            return holding(turn.free(), () -> holding(places, work));
        } finally {
            turns.computeIfPresent(thing, (same, last) -> last.oneLess());
        }
    }

    int size() {
        return turns.size();
    }

    private <T> T holding(Semaphore semaphore, Supplier<T> work) {
        acquire(semaphore);
        try {
            return work.get();
        } finally {
            semaphore.release();
        }
    }

    private void acquire(Semaphore semaphore) {
        try {
            if (!semaphore.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoresUnavailableException("Other threads do not finish their turn.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoresUnavailableException("Interrupted while other threads had their turn.", e);
        }
    }

    /** Who is at a thing or waits for it; forgotten with the last one. */
    private record Turn(Semaphore free, int threads) {
        Turn oneMore(Turn another) {
            return new Turn(free, threads + another.threads);
        }

        @Nullable
        Turn oneLess() {
            return threads == 1 ? null : new Turn(free, threads - 1);
        }
    }
}
