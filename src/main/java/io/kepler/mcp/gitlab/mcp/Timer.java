package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import io.kepler.mcp.gitlab.gitlab.TimerThread;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does small things later, or soon. The thread that keeps time only hands over: a chore that a container keeps waiting
 * holds one of a few threads and stops no other. What takes longer belongs to the workers.
 */
public final class Timer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);
    private static final int THREADS = 16;
    private static final int MOST_WAITING = 20_000;
    private static final long IDLE_SECONDS = 30;
    private static final long STOP_MILLIS = 1_000;

    private final TimerThread timer = new TimerThread("kepler-mcp-timer");
    /** Known one by one, because a pool says that it has ended a moment before its last thread has. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private final ThreadPoolExecutor chores = chores();

    private ThreadPoolExecutor chores() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), chore -> {
                    Thread thread = new Thread(chore, "kepler-mcp-chore-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    threads.removeIf(old -> old.getState() == Thread.State.TERMINATED);
                    threads.add(thread);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Runs the chore again and again; a time that comes while it still runs is passed over. */
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    void every(Duration period, Runnable chore) {
        AtomicBoolean running = new AtomicBoolean();
        timer.every(period, () -> {
            if (running.compareAndSet(false, true) && !soon(() -> running(running, chore))) {
                running.set(false);
            }
        });
    }

    private static void running(AtomicBoolean running, Runnable chore) {
        try {
            chore.run();
        } finally {
            running.set(false);
        }
    }

    /** Runs the chore once; cancelled when the timer is closed before. */
    Future<?> in(Duration delay, Runnable chore) {
        try {
            return timer.in(delay, () -> soon(chore));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the server is stopping", e);
        }
    }

    /** Runs the chore on another thread; false when there are too many of them, or the timer is closed. */
    boolean soon(Runnable chore) {
        try {
            chores.execute(guarded(chore));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("A chore is left undone: too many wait, or the server stops");
            return false;
        }
    }

    /** Runs these side by side and waits for their end, but no longer than so. */
    void all(Collection<Runnable> last, Duration longest) {
        CountDownLatch left = new CountDownLatch(last.size());
        for (Runnable chore : last) {
            boolean begun = soon(() -> {
                try {
                    chore.run();
                } finally {
                    left.countDown();
                }
            });
            if (!begun) {
                left.countDown();
            }
        }
        try {
            if (!left.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} streams did not end in time", left.getCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one chore throws must not stop the others. */
    private static Runnable guarded(Runnable chore) {
        return () -> {
            try {
                chore.run();
            } catch (RuntimeException e) {
                LOG.warn("A timed chore failed: {}", Redaction.line(e));
            }
        };
    }

    @Override
    public void close() {
        timer.close();
        chores.shutdownNow();
        try {
            if (!chores.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("A timed chore does not end");
                return;
            }
            for (Thread thread : threads) {
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
