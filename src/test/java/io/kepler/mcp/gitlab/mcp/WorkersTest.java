package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void runTasksOnOtherThreads() {
        try (Workers workers = new Workers(1)) {
            CompletableFuture<Thread> ran = new CompletableFuture<>();
            workers.execute(() -> ran.complete(Thread.currentThread()));

            assertThat(within(ran)).isNotSameAs(Thread.currentThread());
            assertThat(within(ran).isDaemon()).isTrue();
        }
    }

    @Test
    void refuseMoreThanTheLimitAndTakeAgainWhenOneIsDone() {
        try (Workers workers = new Workers(2)) {
            CountDownLatch end = new CountDownLatch(1);
            CompletableFuture<Boolean> first = occupied(workers, end);
            CompletableFuture<Boolean> second = occupied(workers, end);

            assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> workers.execute(() -> {}));

            end.countDown();
            within(first);
            within(second);
            assertRunsSoon(workers);
        }
    }

    @Test
    void keepHalfOfThemselvesForThoseWhoWait() {
        try (Workers workers = new Workers(4)) {
            CountDownLatch end = new CountDownLatch(1);
            CompletableFuture<Boolean> first = occupied(workers, end);
            CompletableFuture<Void> spare = new CompletableFuture<>();
            workers.executeSpare(() -> {
                spare.complete(null);
                within(first);
            });
            within(spare);

            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> workers.executeSpare(() -> {}));
            assertRunsSoon(workers);

            end.countDown();
        }
    }

    @Test
    void takeAgainAfterFailures() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
        try (Workers workers = new Workers(1)) {
            for (int i = 0; i < 50; i++) {
                executeSoon(workers, () -> {
                    throw new IllegalStateException("as it happens");
                });
            }
            assertRunsSoon(workers);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void serveManyMoreThanTheLimitOneAfterTheOther() {
        try (Workers workers = new Workers(4)) {
            CountDownLatch done = new CountDownLatch(2_000);
            for (int i = 0; i < 2_000; i++) {
                executeSoon(workers, done::countDown);
            }
            assertThat(within(CompletableFuture.supplyAsync(() -> awaited(done))))
                    .isTrue();
        }
    }

    @Test
    void letRunningTasksFinishBeforeTheyClose() {
        Workers workers = new Workers(1);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        workers.execute(() -> {
            started.countDown();
            finished.set(awaited(end));
        });
        awaited(started);

        CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> {
            workers.close();
            return finished.get();
        });
        end.countDown();

        assertThat(within(closed)).as("finished when closed").isTrue();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> workers.execute(() -> {}));
    }

    @Test
    void haveNoLivingThreadWhenTheyAreClosed() {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        Workers workers = new Workers(1);
        workers.execute(() -> ran.complete(Thread.currentThread()));
        Thread worker = within(ran);

        workers.close();

        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void doNotWaitForThreadsThatTheyDidNotMake() {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Thread> foreign = new CompletableFuture<>();
        Workers workers = new Workers(1);
        workers.execute(() -> {
            Thread thread = new Thread(() -> awaited(end));
            thread.start();
            foreign.complete(thread);
        });
        Thread left = within(foreign);

        workers.close();

        assertThat(left.isAlive()).isTrue();
        end.countDown();
    }

    private static CompletableFuture<Boolean> occupied(Workers workers, CountDownLatch end) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        workers.execute(() -> done.complete(awaited(end)));
        return done;
    }

    private static void assertRunsSoon(Workers workers) {
        CompletableFuture<Boolean> ran = new CompletableFuture<>();
        executeSoon(workers, () -> ran.complete(true));
        assertThat(within(ran)).isTrue();
    }

    /** A task that ended frees its place a moment later. */
    private static void executeSoon(Workers workers, Runnable task) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                workers.execute(task);
                return;
            } catch (RejectedExecutionException e) {
                assertThat(System.nanoTime()).as("still busy").isLessThan(giveUp);
                Thread.onSpinWait();
            }
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> T within(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
