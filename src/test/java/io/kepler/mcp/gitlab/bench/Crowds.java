package io.kepler.mcp.gitlab.bench;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What clients cost that come and stay: the first call, open listening streams, and idle sessions. */
final class Crowds {

    private static final String TOKEN = "PRIVATE-TOKEN: " + SampleGitLab.ALICE_TOKEN;
    private static final String PROJECT = "{\"project_id\":\"" + SampleGitLab.MAIN_PROJECT + "\"}";
    private static final int FIRST_CALLS = 200;
    private static final int WARMING_CALLS = 3_000;
    private static final double MILLION = 1e6;

    private final Plan plan;
    private final URI server;
    private final Usage usage;
    private final Figures figures;

    /** Crowds before a server that keeps as many sessions as the plan says, and some more. */
    Crowds(Plan plan, URI server, Usage usage, Figures figures) {
        this.plan = plan;
        this.server = server;
        this.usage = usage;
        this.figures = figures;
    }

    void run() throws IOException {
        firstCalls();
        streams();
        sessions();
    }

    /** A client of 2026-07-28 on a new connection: finds out about the server and calls a tool. */
    private void firstCalls() throws IOException {
        McpClient client = McpClient.modern(server, TOKEN);
        byte[] discover = client.discover();
        byte[] call = client.call("get_project", PROJECT);
        for (int i = 0; i < WARMING_CALLS; i++) {
            discoverAndCall(discover, call);
        }
        long[] taken = new long[FIRST_CALLS];
        for (int i = 0; i < FIRST_CALLS; i++) {
            taken[i] = discoverAndCall(discover, call);
        }
        Sample sample = Sample.of(List.of(taken), Duration.ZERO, Duration.ZERO);
        figures.add("server/discover and the first call, ms", sample.medianMillis());
    }

    private long discoverAndCall(byte[] discover, byte[] call) throws IOException {
        try (Connection connection = new Connection(server)) {
            long begin = System.nanoTime();
            Reply discovered = connection.send(discover);
            Reply called = connection.send(call);
            long taken = System.nanoTime() - begin;
            if (!McpClient.answered(discovered) || !McpClient.answered(called)) {
                throw new IOException("A first call failed: " + discovered.text() + called.text());
            }
            return taken;
        }
    }

    private void streams() throws IOException {
        usage.collectGarbage();
        OptionalDouble resident = usage.residentMegabytes();
        OptionalDouble heap = usage.heapMegabytes();
        OptionalLong threads = usage.threads();
        try (OpenStreams streams =
                OpenStreams.open(server, McpClient.modern(server, TOKEN).listen(), plan.streams())) {
            usage.collectGarbage();
            double count = streams.count();
            perOne("open stream: memory (RSS), KB", resident, usage.residentMegabytes(), count);
            perOne("open stream: heap, KB", heap, usage.heapMegabytes(), count);
            if (threads.isPresent()) {
                figures.add("threads before the streams", (double) threads.getAsLong());
                figures.add("threads with " + plan.streams() + " streams", (double)
                        usage.threads().orElse(0));
            }
        }
    }

    private void perOne(String name, OptionalDouble before, OptionalDouble after, double count) {
        if (before.isPresent() && after.isPresent()) {
            figures.add(name, (after.getAsDouble() - before.getAsDouble()) * 1024 / count);
        }
    }

    private void sessions() throws IOException {
        byte[] initialize = McpClient.stranger(server, TOKEN).initialize();
        begin(initialize, plan.sessions() / 10);
        usage.collectGarbage();
        OptionalDouble heap = usage.heapMegabytes();
        Duration cpu = usage.cpu();
        begin(initialize, plan.sessions());
        Duration spent = usage.cpu().minus(cpu);
        figures.add("new session: CPU, ms", spent.toNanos() / MILLION / plan.sessions());
        usage.collectGarbage();
        if (heap.isPresent()) {
            double grown = usage.heapMegabytes().orElse(0) - heap.getAsDouble();
            figures.add("heap of " + plan.sessions() + " idle sessions, MB", grown);
        }
    }

    private void begin(byte[] initialize, int sessions) throws IOException {
        try (Connection connection = new Connection(server)) {
            for (int i = 0; i < sessions; i++) {
                Reply reply = connection.send(initialize);
                if (!McpClient.answered(reply) || reply.header("mcp-session-id").isEmpty()) {
                    throw new IOException("initialize was answered " + reply.text());
                }
            }
        }
    }
}
