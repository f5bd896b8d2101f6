package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the threads of this node take turns at one thing, so that only one of them waits in the database, with a
 * connection that others need.
 */
final class Turns {
    private final Duration patience;
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    Turns(Duration patience) {
        this.patience = patience;
    }

    <T> T take(String thing, Supplier<T> work) {
        Turn turn = enter(thing);
        try {
            turn.await(patience);
            try {
                return work.get();
            } finally {
                turn.lock.unlock();
            }
        } finally {
            leave(thing);
        }
    }

    int size() {
        return turns.size();
    }

    private Turn enter(String thing) {
        return turns.merge(thing, new Turn(1), Turn::plus);
    }

    private void leave(String thing) {
        turns.computeIfPresent(thing, (same, turn) -> turn.people == 1 ? null : turn.plus(new Turn(-1)));
    }

    private static final class Turn {
        private final ReentrantLock lock;
        private final int people;

        Turn(int people) {
            this(people, new ReentrantLock());
        }

        private Turn(int people, ReentrantLock lock) {
            this.people = people;
            this.lock = lock;
        }

        Turn plus(Turn other) {
            return new Turn(people + other.people, lock);
        }

        void await(Duration patience) {
            try {
                if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new StoresUnavailableException("Another thread holds this grant for too long.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoresUnavailableException("Interrupted while another thread held this grant.", e);
            }
        }
    }
}
