package io.kepler.mcp.gitlab.mcp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs messages off the container's request threads, so that a slow GitLab never takes the threads that answer
 * everything else: a virtual thread each on Java 21 and later, a bounded pool that shrinks to nothing before.
 */
public final class Workers implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;
    /** How long calls may still run, and how long they have to end when they are interrupted. */
    private static final long FINISH_SECONDS = 3;

    private static final long END_SECONDS = 2;

    /** Known one by one, because a pool says that it has ended a moment before its last thread has. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private final int limit;
    private final Semaphore permits;
    private final ExecutorService executor;

    /** Workers for so many messages at once; more are refused, not queued. */
    public Workers(int limit) {
        this.limit = limit;
        this.permits = new Semaphore(limit);
        this.executor = Runtime.version().feature() >= 21 ? virtualThreads() : platformThreads();
    }

    /**
     * Runs the task soon.
     *
     * @throws RejectedExecutionException when as many as allowed are at work already
     */
    void execute(Runnable task) {
        if (!permits.tryAcquire()) {
            throw new RejectedExecutionException("all workers are busy");
        }
        boolean started = false;
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    permits.release();
                }
            });
            started = true;
        } finally {
            if (!started) {
                permits.release();
            }
        }
    }

    /**
     * Runs what can wait, which leaves half of the workers to those who wait for an answer.
     *
     * @throws RejectedExecutionException when half of those allowed are at work already
     */
    void executeSpare(Runnable task) {
        if (permits.availablePermits() <= limit / 2) {
            throw new RejectedExecutionException("too many workers are busy");
        }
        execute(task);
    }

    private ExecutorService platformThreads() {
        AtomicInteger number = new AtomicInteger();
        // The permits are the bound. A task frees its own a moment before its thread is idle, so there may be a
        // few threads more.
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "kepler-mcp-worker-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    threads.removeIf(old -> old.getState() == Thread.State.TERMINATED);
                    threads.add(thread);
                    return thread;
                });
    }

    /** By reflection, because the WAR is compiled for Java 17. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("Java 21 or later without virtual threads", e);
        }
    }

    /** Lets running calls finish for a few seconds, then interrupts them. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            boolean ended = executor.awaitTermination(FINISH_SECONDS, TimeUnit.SECONDS);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
            if (!ended) {
                executor.shutdownNow();
                ended = executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            }
            if (ended) {
                joinThreads(end);
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void joinThreads(long end) throws InterruptedException {
        for (Thread thread : threads) {
            // Never 0, which would be for ever.
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
    }
}
