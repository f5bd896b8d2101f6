package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One kind of call by a number of clients at once. */
record Scenario(String name, List<Lane> lanes) {

    /** Keeps all clients busy for a while and sees what that takes of the server. */
    Sample run(Duration duration, Usage server) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
        try {
            Duration cpu = server.cpu();
            long begin = System.nanoTime();
            List<Callable<long[]>> clients = new ArrayList<>();
            lanes.forEach(lane -> clients.add(() -> lane.run(begin + duration.toNanos())));
            List<long[]> taken = results(threads.invokeAll(clients));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            return Sample.of(taken, elapsed, server.cpu().minus(cpu));
        } finally {
            threads.shutdown();
        }
    }

    private static List<long[]> results(List<Future<long[]>> clients) throws IOException, InterruptedException {
        List<long[]> results = new ArrayList<>();
        for (Future<long[]> client : clients) {
            try {
                results.add(client.get());
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
        return results;
    }
}
