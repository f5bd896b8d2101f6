package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StdioTransportTest {

    private static final String GET_PROJECT = Sent.call("get_project", "{\"project_id\":\"7\"}");

    private StdioClient client;

    @BeforeEach
    void start() throws Exception {
        client = new StdioClient(Map.of("MAX_REQUEST_SIZE", "64KiB"));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @Test
    void answersAClientThatBeginsWithAHandshake() throws Exception {
        JsonNode introduced = client.ask(Sent.initialize("2025-11-25"));
        client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        JsonNode listed = client.ask(Sent.request("tools/list", ""));

        assertThat(introduced.path("result").path("protocolVersion").asString()).isEqualTo("2025-11-25");
        assertThat(listed.path("result").path("tools")).isNotEmpty();
    }

    @Test
    void answersAClientWhoseMessagesStandAlone() throws Exception {
        client.gitlab().on("GET", "/projects/7", "{\"id\":7,\"name\":\"Seven\"}");
        JsonNode discovered = client.ask(Sent.modernRequest("server/discover", ""));
        JsonNode called = client.ask(Sent.modernRequest("tools/call", GET_PROJECT));

        assertThat(discovered.path("result").path("supportedVersions").path(0).asString())
                .isEqualTo("2026-07-28");
        assertThat(called.path("result").path("resultType").asString()).isEqualTo("complete");
        assertThat(called.toString()).contains("Seven");
    }

    @Test
    void answersWithoutAHandshakeToo() throws Exception {
        assertThat(client.ask(Sent.request("tools/list", "")).path("result").path("tools"))
                .isNotEmpty();
    }

    @Test
    void tellsProgressBeforeTheResponse() throws Exception {
        client.say(Sent.request("tools/call", "\"name\":\"test_tool_with_progress\",\"_meta\":{\"progressToken\":5}"));

        for (int done : List.of(0, 50, 100)) {
            JsonNode notice = client.hear();
            assertThat(notice.path("params").path("progressToken").asInt()).isEqualTo(5);
            assertThat(notice.path("params").path("progress").asInt()).isEqualTo(done);
        }
        assertThat(client.hear().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void asksTheUserOverTheSamePipe() throws Exception {
        client.ask(
                Sent.initialize("2025-11-25").replace("\"capabilities\":{}", "\"capabilities\":{\"elicitation\":{}}"));
        JsonNode question =
                client.ask(Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}")));
        JsonNode answer = client.ask("{\"jsonrpc\":\"2.0\",\"id\":" + question.path("id")
                + ",\"result\":{\"action\":\"accept\",\"content\":{\"username\":\"ann\"}}}");

        assertThat(question.path("method").asString()).isEqualTo("elicitation/create");
        assertThat(answer.path("id").asInt()).isEqualTo(1);
        assertThat(answer.toString()).contains("accept", "ann");
    }

    @Test
    void tellsWhatChangesToWhoListens() throws Exception {
        String listen = Sent.modernRequest("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}");
        JsonNode acknowledged = client.ask(listen);
        client.say(Sent.request("tools/call", Sent.call("test_trigger_tool_change", "{}"))
                .replace("\"id\":1", "\"id\":2"));
        JsonNode first = client.hear();
        JsonNode second = client.hear();

        assertThat(acknowledged.path("method").asString()).isEqualTo("notifications/subscriptions/acknowledged");
        assertThat(List.of(first, second))
                .anyMatch(message -> message.path("method").asString("").equals("notifications/tools/list_changed"))
                .anyMatch(message -> message.path("id").asInt(0) == 2);
    }

    @Test
    void tellsASessionWhatChanges() throws Exception {
        client.ask(Sent.initialize("2025-11-25"));
        client.say(Sent.request("tools/call", Sent.call("test_trigger_tool_change", "{}")));

        assertThat(List.of(client.hear(), client.hear()))
                .anyMatch(message -> message.path("method").asString("").equals("notifications/tools/list_changed"));
    }

    @Test
    void refusesALineThatIsTooLongAndReadsOn() throws Exception {
        JsonNode refused = client.ask(Sent.request("ping", "\"x\":\"" + "x".repeat(70_000) + "\""));
        JsonNode answered = client.ask(Sent.request("ping", ""));

        assertThat(refused.path("error").path("code").asInt()).isEqualTo(RpcException.INVALID_REQUEST);
        assertThat(refused.has("id")).isFalse();
        assertThat(answered.path("result").isObject()).isTrue();
    }

    @Test
    void refusesWhatIsNoMessageAndReadsOn() throws Exception {
        JsonNode broken = client.ask("{\"jsonrpc\":\"2.0\",\"id\":1,");
        JsonNode list = client.ask("[]");
        JsonNode nameless = client.ask("{\"jsonrpc\":\"2.0\",\"id\":\"n\"}");
        JsonNode unknown = client.ask(Sent.request("nothing", ""));

        assertThat(broken.path("error").path("code").asInt()).isEqualTo(RpcException.PARSE_ERROR);
        assertThat(list.path("error").path("code").asInt()).isEqualTo(RpcException.INVALID_REQUEST);
        assertThat(nameless.path("error").path("code").asInt()).isEqualTo(RpcException.INVALID_REQUEST);
        assertThat(nameless.path("id").asString()).isEqualTo("n");
        assertThat(unknown.path("error").path("code").asInt()).isEqualTo(RpcException.METHOD_NOT_FOUND);
    }

    @Test
    void answersNeitherNotificationsNorEmptyLines() throws Exception {
        client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/nobody-knows\"}");
        client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":99}}");
        client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\",\"params\":{" + Sent.META + "}}");
        client.say(" \r");
        client.say(Sent.request("ping", "").replace("\"id\":1", "\"id\":\"last\""));

        assertThat(client.rest())
                .extracting(message -> message.path("id").asString(""))
                .containsExactly("last");
    }

    @Test
    void answersNoNotificationThoughGitLabIsAway() throws Exception {
        client.gitlab().failing("GET", "/user", FakeGitLab.refusal(Fault.UNAVAILABLE, 503, "down"));
        client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        String modern = Sent.META.replace("\"io.modelcontextprotocol/clientCapabilities\":{}", "\"x\":1");
        client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{" + modern + "}}");

        assertThat(client.rest()).isEmpty();
    }

    @Test
    void answersARequestThatIsNamedLikeANotification() throws Exception {
        JsonNode said = client.ask(Sent.request("notifications/cancelled", "\"requestId\":7"));

        assertThat(said.path("id").asInt()).isEqualTo(1);
        assertThat(said.path("error").path("code").asInt()).isEqualTo(RpcException.METHOD_NOT_FOUND);
    }

    @Test
    void answersABatchOf2025() throws Exception {
        client.ask(Sent.initialize("2025-03-26"));
        JsonNode said = client.ask("[" + Sent.request("ping", "")
                + ",{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"},"
                + Sent.request("tools/list", "").replace("\"id\":1", "\"id\":2") + "]");

        assertThat(said).hasSize(2);
        assertThat(said.path(1).path("id").asInt()).isEqualTo(2);
        assertThat(said.path(1).path("result").path("tools")).isNotEmpty();

        client.ask(Sent.initialize("2025-06-18"));
        JsonNode refused = client.ask("[" + Sent.request("ping", "") + "]");
        assertThat(refused.path("error").path("code").asInt()).isEqualTo(RpcException.INVALID_REQUEST);
    }

    @Test
    void tellsAClientThatBeginsAnewEverythingOnce() throws Exception {
        client.ask(Sent.initialize("2025-11-25"));
        client.ask(Sent.initialize("2025-11-25"));
        client.say(Sent.request("tools/call", Sent.call("test_trigger_tool_change", "{}")));
        client.hear();
        client.hear();
        client.say(Sent.request("tools/call", Sent.call("test_trigger_prompt_change", "{}")));

        assertThat(List.of(client.hear(), client.hear()))
                .anyMatch(message -> message.path("method").asString("").equals("notifications/prompts/list_changed"));
    }

    @Test
    void answersAPingThoughGitLabIsAway() throws Exception {
        client.gitlab().failing("GET", "/user", FakeGitLab.refusal(Fault.UNAVAILABLE, 503, "down"));
        JsonNode listed = client.ask(Sent.request("tools/list", ""));

        assertThat(listed.path("error").path("code").asInt()).isEqualTo(TokenAuthentication.UNREACHABLE);
        assertThat(client.ask(Sent.request("ping", "")).path("result")).hasToString("{}");
        assertThat(client.ask(Sent.modernRequest("ping", "")).has("error")).isTrue();
    }

    @Test
    void saysNothingMoreOfARequestThatIsTakenBack() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        client.gitlab().on("GET", "/projects/7", request -> {
            asked.countDown();
            await(goOn);
            return FakeReply.of("{\"id\":7}");
        });
        client.say(Sent.request("tools/call", GET_PROJECT));
        await(asked);
        client.say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
        client.ask(Sent.request("ping", "").replace("\"id\":1", "\"id\":2"));
        goOn.countDown();

        assertThat(client.rest()).isEmpty();
    }

    @Test
    void answersWhatIsBeingWorkedOnWhenTheInputEnds() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        client.gitlab().on("GET", "/projects/7", request -> {
            asked.countDown();
            await(goOn);
            return FakeReply.of("{\"id\":7,\"name\":\"Seven\"}");
        });
        client.say(Sent.request("tools/call", GET_PROJECT));
        await(asked);
        client.hangUp();
        goOn.countDown();

        assertThat(client.rest()).singleElement().asString().contains("Seven");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
