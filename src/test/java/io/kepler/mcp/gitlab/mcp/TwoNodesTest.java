package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One installation of two nodes, before which nothing sends a client to the same node twice. */
class TwoNodesTest {

    private static final String ISSUE = "gitlab://projects/7/issues/3";

    private final FakeGitLab gitlab = new FakeGitLab();
    private final Mcp.Memory memory = Endpoint.memory(Endpoint.configuration(Map.of()));
    private McpServer one;
    private McpServer two;
    private Wire onOne;
    private Wire onTwo;

    @BeforeEach
    void start(@TempDir Path first, @TempDir Path second) throws Exception {
        one = new McpServer(first, Map.of(), Fixtures.all(), memory, gitlab);
        two = new McpServer(second, Map.of(), Fixtures.all(), memory, gitlab);
        onOne = new Wire(one.url());
        onTwo = new Wire(two.url());
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        two.close();
        memory.signals().close();
    }

    @Test
    void answersInASessionThatAnotherNodeBegan() throws Exception {
        String id = session("{}");

        assertThat(in(onTwo, id).json(Sent.request("ping", "")).path("result")).hasToString("{}");
        assertThat(in(onTwo, id).post(Sent.request("tools/list", "")).statusCode())
                .isEqualTo(200);
        Wire bob = in(onTwo.as(Sent.byBob()), id);
        assertThat(bob.post(Sent.request("ping", "")).statusCode()).isEqualTo(404);
    }

    @Test
    void takesAnAnswerWhereverItArrives() throws Exception {
        String id = session("{\"elicitation\":{}}");
        String call = Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}"));
        try (Wire.Events events = in(onOne, id).open("POST", "/mcp", call)) {
            String name = "ann😀".repeat(10_000);
            HttpResponse<String> taken = in(onTwo, id)
                    .post("{\"jsonrpc\":\"2.0\",\"id\":" + events.next().path("id")
                            + ",\"result\":{\"action\":\"accept\",\"content\":{\"username\":\"" + name + "\"}}}");

            assertThat(taken.statusCode()).isEqualTo(202);
            assertThat(text(events.next())).contains("accept", name);
        }
    }

    @Test
    void endsAQuestionWhoseCallIsTakenBackElsewhere() throws Exception {
        String id = session("{\"elicitation\":{}}");
        String call = Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}"));
        try (Wire.Events events = in(onOne, id).open("POST", "/mcp", call)) {
            events.next();
            in(onTwo, id)
                    .post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void endsTheStreamOfASessionThatIsEndedElsewhere() throws Exception {
        String id = session("{}");
        try (Wire.Events events = in(onOne, id).open("GET", "/mcp", "")) {
            assertThat(in(onTwo, id).send("DELETE", "/mcp", "").statusCode()).isEqualTo(204);

            assertThat(events.rest()).isEmpty();
            assertThat(in(onOne, id).post(Sent.request("ping", "")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void endsACallThatIsTakenBackElsewhere() throws Exception {
        String id = session("{}");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        gitlab.on("GET", "/projects/7", request -> {
            asked.countDown();
            await(goOn);
            return FakeReply.of("{}");
        });
        CompletableFuture<HttpResponse<String>> call = CompletableFuture.supplyAsync(() ->
                in(onOne, id).posted(Sent.request("tools/call", Sent.call("get_project", "{\"project_id\":\"7\"}"))));
        await(asked);
        in(onTwo, id).post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        // What is told after that arrives after that.
        CountDownLatch told = new CountDownLatch(1);
        memory.signals().listen(signal -> told.countDown());
        onTwo.post(Sent.request("tools/call", Sent.call("test_trigger_tool_change", "{}")));
        await(told);
        goOn.countDown();

        HttpResponse<String> said = call.get(20, TimeUnit.SECONDS);
        assertThat(said.statusCode()).isEqualTo(202);
        assertThat(said.body()).isEmpty();
    }

    @Test
    void tellsListenersOfAllNodesThatAListChanged() throws Exception {
        String listen = Sent.modernRequest("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}");
        try (Wire.Events ofSession = in(onTwo, session("{}")).open("GET", "/mcp", "");
                Wire.Events modern =
                        onTwo.as(Sent.modern("subscriptions/listen")).open("POST", "/mcp", listen)) {
            modern.next();
            onOne.post(Sent.request("tools/call", Sent.call("test_trigger_tool_change", "{}")));

            assertThat(ofSession.next().path("method").asString()).isEqualTo("notifications/tools/list_changed");
            assertThat(modern.next().path("method").asString()).isEqualTo("notifications/tools/list_changed");
        }
    }

    /** Both streams are on the first node; the session subscribes on the second. */
    @Test
    void tellsThatAWatchedIssueChangedAndAsksGitLabOnlyForChanges() throws Exception {
        AtomicReference<String> state = new AtomicReference<>("opened");
        gitlab.on(
                "GET",
                "/projects/7/issues/3",
                asked -> FakeReply.of("{\"iid\":3,\"state\":\"" + state + "\"}").with("ETag", "W/\"" + state + "\""));
        String id = session("{}");
        String listen = Sent.modernRequest(
                "subscriptions/listen", "\"notifications\":{\"resourceSubscriptions\":[\"" + ISSUE + "\",\"x://y\"]}");
        try (Wire.Events ofSession = in(onOne, id).open("GET", "/mcp", "");
                Wire.Events modern =
                        onOne.as(Sent.modern("subscriptions/listen")).open("POST", "/mcp", listen)) {
            assertThat(modern.next().path("params").path("notifications").path("resourceSubscriptions"))
                    .hasToString("[\"" + ISSUE + "\"]");
            assertThat(in(onTwo, id)
                            .json(Sent.request("resources/subscribe", "\"uri\":\"" + ISSUE + "\""))
                            .path("result"))
                    .hasToString("{}");
            while (looks() < 2) {
                Thread.sleep(20);
            }
            state.set("closed");

            for (Wire.Events events : new Wire.Events[] {modern, ofSession}) {
                JsonNode updated = events.next();
                assertThat(updated.path("method").asString()).isEqualTo("notifications/resources/updated");
                assertThat(updated.path("params").path("uri").asString()).isEqualTo(ISSUE);
            }
            assertThat(gitlab.asked().stream()
                            .filter(asked -> asked.line().contains("issues"))
                            .skip(1))
                    .allMatch(asked -> asked.request().known() != null);
        }
    }

    @Test
    void endsTheStreamOfAUserWhoseTokenGitLabRefuses() throws Exception {
        gitlab.on("GET", "/projects/7/issues/3", "{\"iid\":3,\"state\":\"opened\"}");
        String listen = Sent.modernRequest(
                "subscriptions/listen", "\"notifications\":{\"resourceSubscriptions\":[\"" + ISSUE + "\"]}");
        try (Wire.Events events = onOne.as(Sent.modern("subscriptions/listen")).open("POST", "/mcp", listen)) {
            events.next();
            while (looks() < 1) {
                Thread.sleep(20);
            }
            GitLabException revoked = FakeGitLab.refusal(Fault.UNAUTHENTICATED, 401, "Revoked");
            gitlab.failing("GET", "/user", revoked).failing("GET", "/projects/7/issues/3", revoked);

            assertThat(events.rest()).hasSize(1).allMatch(last -> last.has("result"));
        }
    }

    private long looks() {
        return gitlab.asked().stream()
                .filter(asked -> asked.line().contains("issues"))
                .count();
    }

    @Test
    void carriesTheTransportOf2024BetweenTheNodes() throws Exception {
        String name = "Größe 😀 ".repeat(20_000);
        gitlab.on("GET", "/projects/7", "{\"id\":7,\"name\":\"" + name + "\"}");
        try (Wire.Events events = onOne.open("GET", "/sse", "")) {
            String endpoint = events.data();
            assertThat(onTwo.send("POST", endpoint, Sent.initialize("2024-11-05"))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(events.next().path("result").path("protocolVersion").asString())
                    .isEqualTo("2024-11-05");

            String call = Sent.call("get_project", "{\"project_id\":\"7\",\"detail\":\"full\"}");
            onTwo.send("POST", endpoint, Sent.request("tools/call", call));
            JsonNode large = events.next();
            assertThat(text(large)).hasSizeGreaterThan(64 * 1024).contains("Größe 😀 Größe 😀 ");

            onOne.send("POST", endpoint, Sent.request("ping", ""));
            assertThat(events.next().path("result")).hasToString("{}");
        }
    }

    @Test
    void asksOverTheStreamOf2024FromAnotherNode() throws Exception {
        try (Wire.Events events = onOne.open("GET", "/sse", "")) {
            String endpoint = events.data();
            onTwo.send("POST", endpoint, Sent.initialize("2025-11-25", "{\"elicitation\":{}}"));
            events.next();
            String call = Sent.call("test_elicitation", "{\"message\":\"Who?\"}");
            onTwo.send("POST", endpoint, Sent.request("tools/call", call));
            String answer = "{\"jsonrpc\":\"2.0\",\"id\":" + events.next().path("id")
                    + ",\"result\":{\"action\":\"accept\",\"content\":{\"username\":\"ann\"}}}";
            onOne.send("POST", endpoint, answer);

            assertThat(text(events.next())).contains("accept", "ann");
        }
    }

    @Test
    void endsTheStreamOf2024WithItsSession() throws Exception {
        try (Wire.Events events = onOne.open("GET", "/sse", "")) {
            String endpoint = events.data();
            String id = endpoint.substring(endpoint.indexOf('=') + 1);

            assertThat(in(onTwo, id).send("DELETE", "/mcp", "").statusCode()).isEqualTo(204);

            assertThat(events.rest()).isEmpty();
            assertThat(onOne.send("POST", endpoint, Sent.request("ping", "")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void givesASessionSoManyStreamsAndNoMore() throws Exception {
        Wire session = in(onOne, session("{}"));
        List<Wire.Events> streams = new ArrayList<>();
        for (int i = 0; i < SessionListening.MOST_STREAMS; i++) {
            streams.add(session.open("GET", "/mcp", ""));
        }
        assertThat(streams).allMatch(events -> events.status() == 200);
        assertThat(session.send("GET", "/mcp", "").statusCode()).isEqualTo(409);

        onTwo.post(Sent.request("tools/call", Sent.call("test_trigger_tool_change", "{}")));
        for (Wire.Events events : streams) {
            assertThat(events.next().path("method").asString()).isEqualTo("notifications/tools/list_changed");
            events.close();
        }
    }

    private String session(String capabilities) throws Exception {
        return onOne.post(Sent.initialize("2025-11-25", capabilities))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    private static Wire in(Wire node, String session) {
        return node.with("Mcp-Session-Id", session);
    }

    private static String text(JsonNode said) {
        return said.path("result").path("content").path(0).path("text").asString();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
