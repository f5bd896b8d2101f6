package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that goes away ends what it asked for. */
@Timeout(60)
class GoneTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Deadline> answered = new CompletableFuture<>();
    private final Mcp.Memory memory = Endpoint.memory(Endpoint.configuration(Map.of()));
    private McpServer server;
    private Wire alice;

    @BeforeEach
    void start(@TempDir Path scratch) throws Exception {
        server = node(scratch);
        alice = new Wire(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        memory.signals().close();
    }

    private McpServer node(Path scratch) throws Exception {
        FixtureTool.Set tools = new FixtureTool.Set(
                FixtureTool.of("quick", (request, arguments) -> quick(request)),
                FixtureTool.of("endless", (request, arguments) -> endless(request)),
                FixtureTool.of("silent", (request, arguments) -> silent(request)));
        Additions additions = new Additions(List.of(tools), List.of(), List.of(), audience -> {});
        return new McpServer(scratch, Map.of(), additions, memory, new FakeGitLab());
    }

    @Test
    void endsACallOf2026() throws Exception {
        String call = Sent.modernRequest("tools/call", "\"name\":\"endless\"")
                .replace("\"_meta\":{", "\"_meta\":{\"progressToken\":1,");
        leave(alice.as(Sent.modernCall("endless")).open("POST", "/mcp", call));

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsACallOf2025() throws Exception {
        leave(alice.open(
                "POST", "/mcp", Sent.request("tools/call", "\"name\":\"endless\",\"_meta\":{\"progressToken\":1}")));

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsACallOf2024WithItsStream() throws Exception {
        Wire.Events events = alice.open("GET", "/sse", "");
        String call = Sent.request("tools/call", "\"name\":\"endless\",\"_meta\":{\"progressToken\":1}");
        alice.send("POST", events.data(), call);
        leave(events);

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsACallOnAnotherNodeWithTheStreamOf2024(@TempDir Path scratch) throws Exception {
        try (McpServer other = node(scratch)) {
            Wire.Events events = alice.open("GET", "/sse", "");
            String call = Sent.request("tools/call", "\"name\":\"endless\",\"_meta\":{\"progressToken\":1}");
            new Wire(other.url()).send("POST", events.data(), call);
            leave(events);

            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void endsTheCallsOfABatch() throws Exception {
        leaveSilently("[" + Sent.request("tools/call", "\"name\":\"silent\"") + "]", Sent.byAlice());
    }

    @Test
    void letsWhatIsAnsweredBe() throws Exception {
        Wire.Events events = alice.open("GET", "/sse", "");
        String endpoint = events.data();
        alice.send("POST", endpoint, Sent.request("tools/call", "\"name\":\"quick\""));
        assertThat(events.next()).asString().contains("done");
        String call = Sent.request("tools/call", "\"name\":\"endless\",\"_meta\":{\"progressToken\":1}");
        alice.send("POST", endpoint, call);
        leave(events);

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answered.join().cancelled()).isFalse();
    }

    @Test
    void endsACallThatSaysNothingForLong() throws Exception {
        leaveSilently(Sent.modernRequest("tools/call", "\"name\":\"silent\""), Sent.modernCall("silent"));
    }

    private void leaveSilently(String call, Sent headers) throws Exception {
        CompletableFuture<Void> left = CompletableFuture.runAsync(() -> {
            try {
                alice.as(headers).open("POST", "/mcp", call).close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        for (int later = 20; ended.getCount() > 0 && later < 20_000; later += 20) {
            server.beat(Duration.ofSeconds(later));
            rest();
        }

        assertThat(ended.getCount()).isZero();
        left.get(20, TimeUnit.SECONDS);
    }

    /** As soon as the call is seen to run. */
    private static void leave(Wire.Events events) throws Exception {
        assertThat(events.next()).asString().contains("notifications/progress");
        events.close();
    }

    private Object quick(Request request) {
        answered.complete(request.deadline());
        return Fixtures.text("done");
    }

    private Object endless(Request request) {
        for (int done = 1; !request.deadline().cancelled(); done++) {
            request.notices().progress(done, null, "not yet");
            rest();
        }
        ended.countDown();
        return Fixtures.text("done");
    }

    private Object silent(Request request) {
        begun.countDown();
        while (!request.deadline().cancelled()) {
            rest();
        }
        ended.countDown();
        return Fixtures.text("done");
    }

    private static void rest() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
