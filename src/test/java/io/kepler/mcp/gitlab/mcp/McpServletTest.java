package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeReply;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The endpoints in a real container, byte by byte. */
class McpServletTest {

    private static final String ELICITATION =
            Sent.initialize("2025-11-25").replace("\"capabilities\":{}", "\"capabilities\":{\"elicitation\":{}}");

    private McpServer server;
    private Wire alice;

    @BeforeEach
    void start(@TempDir Path scratch) throws Exception {
        server = new McpServer(scratch, Map.of(), Fixtures.all());
        alice = new Wire(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void answersWithADocumentWhenThereIsOneThingToSay() throws Exception {
        HttpResponse<String> said = alice.post(Sent.request("tools/call", Sent.call("ping", "{}")));

        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(said.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(said.body()).contains("pong");
    }

    @Test
    void answersWithAStreamFromTheFirstMessageBeforeTheResponse() throws Exception {
        String call =
                Sent.request("tools/call", "\"name\":\"test_tool_with_progress\",\"_meta\":{\"progressToken\":\"p\"}");
        try (Wire.Events events = alice.open("POST", "/mcp", call)) {
            List<JsonNode> said = events.rest();

            assertThat(events.status()).isEqualTo(200);
            assertThat(events.type()).isEqualTo("text/event-stream");
            assertThat(said)
                    .extracting(
                            message -> message.path("params").path("progress").asInt(-1))
                    .containsExactly(0, 50, 100, -1);
            assertThat(said.get(0).path("params").path("progressToken").asString())
                    .isEqualTo("p");
            assertThat(said.get(3).path("id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void saysNothingBeforeTheResponseToAClientThatTakesNoStream() throws Exception {
        String call =
                Sent.request("tools/call", "\"name\":\"test_tool_with_progress\",\"_meta\":{\"progressToken\":1}");
        HttpResponse<String> said = alice.with("Accept", "*/*").post(call);

        assertThat(said.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(said.body()).contains("done").doesNotContain("progressToken");
    }

    @Test
    void asksTheUserOfASessionOverTheStreamOfTheCall() throws Exception {
        Wire session = session(ELICITATION);
        String call = Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}"));
        try (Wire.Events events = session.open("POST", "/mcp", call)) {
            JsonNode question = events.next();
            assertThat(question.path("method").asString()).isEqualTo("elicitation/create");
            assertThat(question.path("params").path("message").asString()).isEqualTo("Who?");

            HttpResponse<String> taken = session.post("{\"jsonrpc\":\"2.0\",\"id\":" + question.path("id")
                    + ",\"result\":{\"action\":\"accept\",\"content\":{\"username\":\"ann\"}}}");
            assertThat(taken.statusCode()).isEqualTo(202);
            assertThat(events.next()
                            .path("result")
                            .path("content")
                            .path(0)
                            .path("text")
                            .asString())
                    .contains("accept", "ann");
        }
    }

    @Test
    void takesNoAnswerFromAnotherSession() throws Exception {
        Wire session = session(ELICITATION);
        Wire other = session(ELICITATION);
        String call = Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}"));
        try (Wire.Events events = session.open("POST", "/mcp", call)) {
            JsonNode id = events.next().path("id");
            other.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"action\":\"accept\"}}");
            session.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":1,\"message\":\"no\"}}");

            assertThat(events.next()
                            .path("result")
                            .path("content")
                            .path(0)
                            .path("text")
                            .asString())
                    .contains("cancel");
        }
    }

    @Test
    void endsAQuestionWithTheCallThatIsTakenBack() throws Exception {
        Wire session = session(ELICITATION);
        String call = Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}"));
        try (Wire.Events events = session.open("POST", "/mcp", call)) {
            events.next();
            session.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void endsAQuestionWithTheSessionItBelongsTo() throws Exception {
        Wire session = session(ELICITATION);
        String call = Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}"));
        try (Wire.Events events = session.open("POST", "/mcp", call)) {
            events.next();
            assertThat(session.send("DELETE", "/mcp", "").statusCode()).isEqualTo(204);

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void readsEveryLineOfAHeaderThatComesMoreThanOnce() throws Exception {
        Wire twice = alice.with("Accept", "text/event-stream").and("Accept", "application/json");
        assertThat(twice.post(Sent.request("tools/list", "")).statusCode()).isEqualTo(200);

        String call = Sent.modernRequest("tools/call", Sent.call("ping", "{}"));
        Wire modern = alice.as(Sent.modernCall("ping"));
        assertThat(modern.post(call).statusCode()).isEqualTo(200);
        assertThat(modern.and("Mcp-Name", "delete_project")
                        .json(call)
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(RpcException.HEADER_MISMATCH);
        assertThat(modern.and("PRIVATE-TOKEN", "glpat-bob-secret").post(call).statusCode())
                .isEqualTo(401);
    }

    @Test
    void opensNoStreamForAClientThatTakesNone() throws Exception {
        HttpResponse<String> said = alice.with("Accept", "application/json, text/event-stream;q=0")
                .post(Sent.request(
                        "tools/call", "\"name\":\"test_tool_with_progress\",\"_meta\":{\"progressToken\":1}"));

        assertThat(said.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    }

    @Test
    void tellsAListenerWhatItAskedForAndNothingElse() throws Exception {
        String listen = Sent.modernRequest(
                "subscriptions/listen", "\"notifications\":{\"promptsListChanged\":true,\"toolsListChanged\":false}");
        try (Wire.Events events = alice.as(Sent.modern("subscriptions/listen")).open("POST", "/mcp", listen)) {
            JsonNode acknowledged = events.next();
            assertThat(acknowledged.path("method").asString()).isEqualTo("notifications/subscriptions/acknowledged");
            assertThat(acknowledged.path("params").path("notifications")).hasToString("{\"promptsListChanged\":true}");

            alice.post(Sent.request("tools/call", Sent.call("test_trigger_tool_change", "{}")));
            alice.post(Sent.request("tools/call", Sent.call("test_trigger_prompt_change", "{}")));

            JsonNode changed = events.next();
            assertThat(changed.path("method").asString()).isEqualTo("notifications/prompts/list_changed");
            assertThat(changed.path("params")
                            .path("_meta")
                            .path("io.modelcontextprotocol/subscriptionId")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void endsAListeningStreamWithAResultWhenItStops() throws Exception {
        String listen = Sent.modernRequest("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}");
        try (Wire.Events events = alice.as(Sent.modern("subscriptions/listen")).open("POST", "/mcp", listen)) {
            events.next();
            server.stopListening();

            JsonNode end = events.next();
            assertThat(end.path("id").asInt()).isEqualTo(1);
            assertThat(end.path("result").path("resultType").asString()).isEqualTo("complete");
        }
    }

    @Test
    void tellsASessionOverItsListeningStream() throws Exception {
        Wire session = session(Sent.initialize("2025-06-18"));
        try (Wire.Events events = session.open("GET", "/mcp", "")) {
            alice.post(Sent.request("tools/call", Sent.call("test_trigger_tool_change", "{}")));

            assertThat(events.type()).isEqualTo("text/event-stream");
            assertThat(events.next().path("method").asString()).isEqualTo("notifications/tools/list_changed");

            assertThat(session.send("DELETE", "/mcp", "").statusCode()).isEqualTo(204);
            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void listensToNothingWithoutASession() throws Exception {
        HttpResponse<String> said = alice.send("GET", "/mcp", "");

        assertThat(said.statusCode()).isEqualTo(405);
        assertThat(said.headers().firstValue("Allow")).contains("POST, DELETE");
        assertThat(alice.with("Mcp-Session-Id", "unknown")
                        .send("GET", "/mcp", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void speaksTheTransportOf2024() throws Exception {
        try (Wire.Events events = alice.open("GET", "/sse", "")) {
            String endpoint = events.data();
            assertThat(endpoint).startsWith("/messages/?session_id=");

            assertThat(alice.send("POST", endpoint, Sent.initialize("2024-11-05"))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(events.next().path("result").path("protocolVersion").asString())
                    .isEqualTo("2024-11-05");

            alice.send("POST", endpoint, Sent.request("tools/call", Sent.call("ping", "{}")));
            assertThat(events.next()
                            .path("result")
                            .path("content")
                            .path(0)
                            .path("text")
                            .asString())
                    .contains("pong");

            Wire bob = alice.as(Sent.byBob());
            assertThat(bob.send("POST", endpoint, Sent.request("tools/list", ""))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void endsTheCallThatAClientTakesBack() throws Exception {
        Wire session = session(Sent.initialize("2025-11-25"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        server.gitlab().on("GET", "/projects/7", request -> {
            asked.countDown();
            await(goOn);
            return FakeReply.of("{}");
        });
        CompletableFuture<HttpResponse<String>> call = CompletableFuture.supplyAsync(
                () -> session.posted(Sent.request("tools/call", Sent.call("get_project", "{\"project_id\":\"7\"}"))));
        await(asked);
        session.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        goOn.countDown();

        HttpResponse<String> said = call.get(20, TimeUnit.SECONDS);
        assertThat(said.statusCode()).isEqualTo(202);
        assertThat(said.body()).isEmpty();
    }

    @Test
    void answersABatchOf2025() throws Exception {
        String batch =
                "[" + Sent.request("ping", "") + ",{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"},"
                        + Sent.request("nothing", "").replace("\"id\":1", "\"id\":\"b\"") + ",7]";
        JsonNode said = session(Sent.initialize("2025-03-26")).json(batch);

        assertThat(said).hasSize(3);
        assertThat(said.path(0).path("id").asInt()).isEqualTo(1);
        assertThat(said.path(1).path("id").asString()).isEqualTo("b");
        assertThat(said.path(1).path("error").path("code").asInt()).isEqualTo(RpcException.METHOD_NOT_FOUND);
        assertThat(said.path(2).path("error").path("code").asInt()).isEqualTo(RpcException.INVALID_REQUEST);
        JsonNode modern = session(Sent.initialize("2025-03-26")).json("[" + Sent.modernRequest("ping", "") + "]");
        assertThat(modern.path(0).path("error").path("code").asInt()).isEqualTo(RpcException.INVALID_REQUEST);
        assertThat(session(Sent.initialize("2025-06-18")).post(batch).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"DELETE,3000000,400", "POST,5000000,413"})
    void letsAClientHearWhyItsBodyIsRefused(String method, int length, int status) throws Exception {
        String head = method + " /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "PRIVATE-TOKEN: glpat-alice-secret\r\nContent-Length: " + length + "\r\n\r\n";
        try (Socket client =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            client.setSoTimeout(20_000);
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(new byte[length]);

            byte[] said = client.getInputStream().readNBytes(12);
            assertThat(new String(said, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 " + status);
        }
    }

    @Test
    void letsAllowedPagesInAndOthersNot() throws Exception {
        HttpResponse<String> allowed = alice.with("Origin", "http://localhost:6274")
                .with("Access-Control-Request-Headers", "x-a")
                .send("OPTIONS", "/mcp", "");
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:6274");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers")).contains("x-a");

        HttpResponse<String> refused =
                alice.with("Origin", "https://evil.example").post(Sent.request("tools/list", ""));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private Wire session(String initialize) throws Exception {
        HttpResponse<String> begun = alice.post(initialize);
        return alice.with(
                "Mcp-Session-Id", begun.headers().firstValue("Mcp-Session-Id").orElseThrow());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
