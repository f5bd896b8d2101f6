package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kepler.mcp.gitlab.it.Answer;
import io.kepler.mcp.gitlab.it.McpHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers with invented tokens before a GitLab that is slow to say who they are. */
class StrangersTest {

    private static final Map<String, Object> WHO_AM_I = Map.of("name", "get_current_user", "arguments", Map.of());
    private static final String ALICE = "glpat-alice-alice-alice";
    private static final int CONNECTIONS = 4;

    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final Semaphore strangersAtGitLab = new Semaphore(0);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private HttpServer gitlab;
    private WholeApplication application;

    @BeforeEach
    void start(@TempDir Path scratch) throws Exception {
        gitlab = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gitlab.setExecutor(threads);
        gitlab.createContext("/", this::answer);
        gitlab.start();
        application = new WholeApplication(
                scratch,
                Map.of(
                        "auth_modes",
                        "token",
                        "gitlab_url",
                        "http://127.0.0.1:" + gitlab.getAddress().getPort(),
                        "gitlab_connections",
                        Integer.toString(CONNECTIONS),
                        "max_concurrent_calls",
                        "64"));
    }

    @AfterEach
    void stop() throws Exception {
        mayAnswer.countDown();
        application.close();
        gitlab.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean alice = ALICE.equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
            byte[] body = (alice ? "{\"id\":1,\"username\":\"alice\"}" : "{}").getBytes(StandardCharsets.UTF_8);
            if (!alice) {
                keepWaiting();
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(alice ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void keepWaiting() {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        strangersAtGitLab.release();
        try {
            mayAnswer.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private Answer call(String token) {
        return McpHttp.at(URI.create(application.url() + "/mcp")).as(token).plain("tools/call", WHO_AM_I);
    }

    @Test
    void takeNeitherTheConnectionsNorTheWorkersOfKnownUsers() throws Exception {
        assertThat(call(ALICE).status()).isEqualTo(200);

        List<Future<Answer>> strangers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String invented = "glpat-invented-" + i;
            strangers.add(threads.submit(() -> call(invented)));
        }
        assertThat(strangersAtGitLab.tryAcquire(CONNECTIONS, 20, TimeUnit.SECONDS))
                .isTrue();
        assertThat(call(ALICE).body()).contains("alice").doesNotContain("error");

        List<Integer> statuses = new ArrayList<>();
        for (Future<Answer> stranger : strangers.subList(50, 100)) {
            if (stranger.isDone()) {
                statuses.add(stranger.get().status());
            }
        }
        mayAnswer.countDown();
        for (Future<Answer> stranger : strangers) {
            Answer reply = stranger.get(30, TimeUnit.SECONDS);
            statuses.add(reply.status());
            if (reply.status() == 503) {
                assertThat(reply.headers().firstValue("Retry-After")).isPresent();
            }
        }
        assertThat(statuses).containsOnly(401, 503).contains(401, 503);
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(16);
    }
}
