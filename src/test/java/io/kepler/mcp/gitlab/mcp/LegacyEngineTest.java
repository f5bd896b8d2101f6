package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The revisions that begin with initialize, and what they allow without it. */
class LegacyEngineTest {

    private final Endpoint endpoint = Endpoint.real();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-26,2025-03-26",
        "2025-06-18,2025-06-18",
        "2025-11-25,2025-11-25",
        "2024-11-05,2024-11-05",
        "2026-07-28,2025-11-25",
        "1999-01-01,2025-11-25",
        "'',2025-11-25"
    })
    void agreesOnARevision(String asked, String agreed) {
        Said said = endpoint.post(Sent.initialize(asked), Sent.byAlice());

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.result().path("protocolVersion").asString()).isEqualTo(agreed);
        assertThat(said.result().path("serverInfo").path("name").asString()).isEqualTo("kepler-mcp-gitlab");
        assertThat(said.result().path("capabilities").has("tools")).isTrue();
        assertThat(said.result().path("instructions").asString()).isNotEmpty();
        assertThat(said.result().has("resultType")).isFalse();
        assertThat(said.header("Mcp-Session-Id")).matches("[\\x21-\\x7e]{16,}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"protocolVersion\":\"2025-11-25\"",
                "\"capabilities\":{},\"clientInfo\":{\"name\":\"a\",\"version\":\"1\"}",
                "\"protocolVersion\":{},\"capabilities\":{},\"clientInfo\":{\"name\":\"a\",\"version\":\"1\"}",
                "\"protocolVersion\":\"2025-11-25\",\"capabilities\":7,\"clientInfo\":{\"name\":\"a\",\"version\":\"1\"}",
                "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":[]}",
                "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":\"me\"",
                "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}"
            })
    void refusesAnInitializeThatLacksSomething(String params) {
        Said said = endpoint.post(Sent.request("initialize", params), Sent.byAlice());

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.code()).isEqualTo(RpcException.INVALID_PARAMS);
        assertThat(said.header("Mcp-Session-Id")).isNull();
    }

    @Test
    void refusesAnInitializeThatSaysMoreThanIsKept() {
        Said said = endpoint.post(
                Sent.initialize("2025-11-25").replace("\"test\"", "\"" + "t".repeat(200_000) + "\""), Sent.byAlice());

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.code()).isEqualTo(RpcException.INVALID_PARAMS);
    }

    @Test
    void answersInASession() {
        Sent session = session("2025-11-25");
        endpoint.gitlab().on("GET", "/projects/1", "{\"id\":1,\"name\":\"Größe\"}");

        Said call =
                endpoint.post(Sent.request("tools/call", Sent.call("get_project", "{\"project_id\":\"1\"}")), session);

        assertThat(call.status()).isEqualTo(200);
        assertThat(call.text()).isEqualTo("{\"id\":1,\"name\":\"Größe\"}");
        assertThat(call.isError()).isFalse();
        assertThat(call.result().has("resultType")).isFalse();
        assertThat(endpoint.post(Sent.request("tools/list", ""), session)
                        .result()
                        .path("tools"))
                .hasSizeGreaterThanOrEqualTo(51);
        assertThat(endpoint.post(Sent.request("ping", ""), session).result()).hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "warning", "emergency"})
    void takesALogLevelInASession(String level) {
        Said said =
                endpoint.post(Sent.request("logging/setLevel", "\"level\":\"" + level + "\""), session("2025-11-25"));

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.result()).hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"level\":\"loud\"", "\"level\":7"})
    void refusesALogLevelThatIsNone(String params) {
        Said said = endpoint.post(Sent.request("logging/setLevel", params), session("2025-11-25"));

        assertThat(said.code()).isEqualTo(RpcException.INVALID_PARAMS);
    }

    @ParameterizedTest
    @CsvSource({"gitlab://projects/1/issues/2,0", "gitlab://user,-32602", "test://watched-resource,0"})
    void takesSubscriptionsToWhatCanChangeAndToStrangers(String uri, int code) {
        Sent session = session("2025-11-25");
        String params = "\"uri\":\"" + uri + "\"";

        Said subscribed = endpoint.post(Sent.request("resources/subscribe", params), session);
        Said unsubscribed = endpoint.post(Sent.request("resources/unsubscribe", params), session);

        assertThat(subscribed.json().at("/error/code").asInt(0)).isEqualTo(code);
        assertThat(unsubscribed.result()).hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitlab://projects/a\\nb/issues/3", "gitlab://projects/a\\u0000/issues/3", "gitlab://x"})
    void watchesNothingThatIsNoResource(String uri) {
        Said said =
                endpoint.post(Sent.request("resources/subscribe", "\"uri\":\"" + uri + "\""), session("2025-11-25"));

        assertThat(said.code()).isEqualTo(RpcException.INVALID_PARAMS);
    }

    @Test
    void acceptsNotificationsAndResponsesWithoutAWord() {
        Sent session = session("2025-06-18");

        for (String body : new String[] {
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
            "{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{}}"
        }) {
            Said said = endpoint.post(body, session);
            assertThat(said.status()).isEqualTo(202);
            assertThat(said.body()).isEmpty();
        }
    }

    @Test
    void acceptsAResponseThatIsNestedAsDeepAsCanBeRead() {
        Sent session = session("2025-11-25");
        String deep = "{\"a\":".repeat(499) + "1" + "}".repeat(499);
        for (String id : new String[] {"x", "kepler-" + UUID.randomUUID()}) {
            Said said = endpoint.post("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"result\":" + deep + "}", session);

            assertThat(said.status()).as(said.toString()).isEqualTo(202);
        }
    }

    @Test
    void answersAMethodItDoesNotKnowWithAnError() {
        for (Sent headers : new Sent[] {session("2025-11-25"), Sent.byAlice()}) {
            Said said = endpoint.post(Sent.request("x/y", ""), headers);
            assertThat(said.status()).isEqualTo(200);
            assertThat(said.code()).isEqualTo(RpcException.METHOD_NOT_FOUND);
            assertThat(said.json().path("id").asInt()).isEqualTo(1);
        }
    }

    @Test
    void answersWrongArgumentsWithAResultAndAnUnknownToolWithAnError() {
        for (Sent headers : new Sent[] {session("2025-11-25"), Sent.byAlice()}) {
            Said wrong = endpoint.post(Sent.request("tools/call", Sent.call("get_project", "{}")), headers);
            assertThat(wrong.status()).isEqualTo(200);
            assertThat(wrong.isError()).isTrue();
            assertThat(wrong.answer().path("error").path("code").asString()).isEqualTo("invalid");

            Said unknown = endpoint.post(Sent.request("tools/call", Sent.call("get_projct", "{}")), headers);
            assertThat(unknown.status()).isEqualTo(200);
            assertThat(unknown.code()).isEqualTo(RpcException.INVALID_PARAMS);
            assertThat(unknown.message()).contains("get_project");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":7",
                "\"arguments\":{}",
                "\"name\":\"ping\",\"arguments\":[]",
                "\"name\":\"ping\",\"arguments\":{},\"_meta\":7"
            })
    void refusesACallThatIsNone(String params) {
        for (Sent headers : new Sent[] {session("2025-11-25"), Sent.byAlice()}) {
            assertThat(endpoint.post(Sent.request("tools/call", params), headers)
                            .code())
                    .isEqualTo(RpcException.INVALID_PARAMS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"cursor\":{}", "\"cursor\":\"x\"", "\"_meta\":[]"})
    void refusesAListFromNowhere(String params) {
        for (Sent headers : new Sent[] {session("2025-11-25"), Sent.byAlice()}) {
            assertThat(endpoint.post(Sent.request("tools/list", params), headers)
                            .code())
                    .isEqualTo(RpcException.INVALID_PARAMS);
        }
    }

    @Test
    void answersWithoutASessionToo() {
        assertThat(endpoint.post(Sent.request("tools/list", ""), Sent.byAlice())
                        .result()
                        .path("tools"))
                .hasSizeGreaterThanOrEqualTo(51);
        Said call = endpoint.post(Sent.request("tools/call", Sent.call("ping", "{}")), Sent.byAlice());
        assertThat(call.text()).isEqualTo("{\"result\":\"pong\"}");
        assertThat(call.header("Mcp-Session-Id")).isNull();
        assertThat(endpoint.post(Sent.request("ping", ""), Sent.byAlice()).result())
                .hasToString("{}");
        assertThat(endpoint.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", Sent.byAlice())
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-26,false", "2025-06-18,true", "2025-11-25,true"})
    void addsStructuredContentForTheRevisionsThatKnowIt(String version, boolean added) {
        try (Endpoint structured = Endpoint.real(Map.of("STRUCTURED_CONTENT", "on"))) {
            String ping = Sent.request("tools/call", Sent.call("ping", "{}"));
            Said begun = structured.post(Sent.initialize(version), Sent.byAlice());

            Said inSession = structured.post(ping, inSession(begun));
            Said alone = structured.post(ping, Sent.byAlice().with("MCP-Protocol-Version", version));

            assertThat(inSession.result().has("structuredContent")).isEqualTo(added);
            assertThat(alone.result().has("structuredContent")).isEqualTo(added);
            assertThat(inSession.text()).isEqualTo("{\"result\":\"pong\"}");
        }
    }

    @Test
    void knowsNoOtherSession() {
        Sent unknown = Sent.byAlice().with("Mcp-Session-Id", "unknown");

        for (String body : new String[] {
            Sent.request("tools/list", ""), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"
        }) {
            assertThat(endpoint.post(body, unknown).status()).isEqualTo(404);
        }
        assertThat(endpoint.post(Sent.request("tools/list", ""), unknown).message())
                .contains("initialize");
    }

    @Test
    void keepsASessionToItsUser() {
        Sent session = session("2025-11-25");
        Sent stolen = session.with("PRIVATE-TOKEN", FakeGitLab.BOB.token());

        assertThat(endpoint.post(Sent.request("tools/list", ""), stolen).status())
                .isEqualTo(404);
        assertThat(endpoint.delete(stolen).status()).isEqualTo(404);
        assertThat(endpoint.post(Sent.request("tools/list", ""), session).status())
                .isEqualTo(200);
    }

    @Test
    void endsASessionOnce() {
        Sent session = session("2025-11-25");

        Said ended = endpoint.delete(session);
        assertThat(ended.status()).isEqualTo(204);
        assertThat(ended.body()).isEmpty();
        assertThat(endpoint.delete(session).status()).isEqualTo(404);
        assertThat(endpoint.post(Sent.request("tools/list", ""), session).status())
                .isEqualTo(404);
    }

    @Test
    void wantsToBeToldWhichSessionToEnd() {
        assertThat(endpoint.delete(Sent.byAlice()).status()).isEqualTo(400);
        assertThat(endpoint.delete(Sent.nothing()).status()).isEqualTo(401);
        assertThat(endpoint.delete(session("2025-11-25").with("Origin", "https://evil.example"))
                        .status())
                .isEqualTo(403);
    }

    private Sent session(String version) {
        return inSession(endpoint.post(Sent.initialize(version), Sent.byAlice()));
    }

    private static Sent inSession(Said initialized) {
        return Sent.byAlice()
                .with("Mcp-Session-Id", Objects.requireNonNull(initialized.header("Mcp-Session-Id")))
                .with(
                        "MCP-Protocol-Version",
                        initialized.result().path("protocolVersion").asString());
    }
}
