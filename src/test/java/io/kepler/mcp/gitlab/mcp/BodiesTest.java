package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeReply;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodiesTest {

    private static final int LARGE = 10 * Bodies.SMALL;
    private static final String ISSUE =
            Sent.request("tools/call", Sent.call("get_issue", "{\"project_id\":1,\"issue_iid\":3}"));

    private final Endpoint endpoint = Endpoint.real();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        clients.shutdownNow();
        endpoint.close();
    }

    @Test
    void readsALargeBodyOfAUserWhoIsKnown() {
        endpoint.gitlab().on("GET", "/projects/1/issues/3", asked -> FakeReply.of("{\"iid\":3}"));

        Said said = endpoint.post(large(), Sent.byAlice());

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.answer().path("iid").asInt()).isEqualTo(3);
    }

    @Test
    void readsNoLargeBodyOfAStranger() {
        ByteArrayInputStream body = large();

        Said said = endpoint.post(body, Sent.byAlice().with("PRIVATE-TOKEN", "glpat-of-nobody"));

        assertThat(said.status()).isEqualTo(401);
        assertThat(body.available()).isEqualTo(LARGE - Bodies.SMALL - 1);
    }

    @Test
    void namesTheIdOfALargeMessageItRefuses() {
        Said said = endpoint.post(large(), Sent.byAlice().with("Content-Type", "text/plain"));

        assertThat(said.status()).isEqualTo(415);
        assertThat(said.json().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void holdsFewLargeBodiesOfOneUserAtOnce() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(Bodies.MOST_LARGE_PER_OWNER);
        CountDownLatch end = new CountDownLatch(1);
        endpoint.gitlab().on("GET", "/projects/1/issues/3", asked -> {
            working.countDown();
            awaited(end);
            return FakeReply.of("{\"iid\":3}");
        });
        List<CompletableFuture<Said>> first = new ArrayList<>();
        for (int i = 0; i < Bodies.MOST_LARGE_PER_OWNER; i++) {
            first.add(CompletableFuture.supplyAsync(() -> endpoint.post(large(), Sent.byAlice()), clients));
        }
        assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();

        Said oneMore = endpoint.post(large(), Sent.byAlice());
        Said ofAnother = endpoint.post(large(), Sent.byBob().with("Content-Type", "text/plain"));
        Said small = endpoint.post(Sent.request("ping", ""), Sent.byAlice());
        end.countDown();

        assertThat(oneMore.status()).isEqualTo(429);
        assertThat(ofAnother.status()).isEqualTo(415);
        assertThat(small.status()).isEqualTo(200);
        for (CompletableFuture<Said> each : first) {
            assertThat(each.orTimeout(20, TimeUnit.SECONDS).join().status()).isEqualTo(200);
        }
        assertThat(endpoint.post(large(), Sent.byAlice()).status()).isEqualTo(200);
    }

    private static ByteArrayInputStream large() {
        String body = ISSUE + " ".repeat(LARGE - ISSUE.length());
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
