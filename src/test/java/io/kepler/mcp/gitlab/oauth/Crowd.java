package io.kepler.mcp.gitlab.oauth;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many threads that do one thing at the same moment. */
public final class Crowd {
    private Crowd() {}

    /** Does some work, told which of the crowd it is for. */
    public interface Work<T> {
        T by(int member) throws Exception;
    }

    public static <T> List<T> does(int size, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        CyclicBarrier start = new CyclicBarrier(size);
        try {
            List<Callable<T>> calls = IntStream.range(0, size)
                    .<Callable<T>>mapToObj(member -> () -> {
                        start.await();
                        return work.by(member);
                    })
                    .toList();
            List<Future<T>> answers = threads.invokeAll(calls);
            return answers.stream().map(Crowd::answer).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError("one of the crowd failed", e);
        }
    }
}
