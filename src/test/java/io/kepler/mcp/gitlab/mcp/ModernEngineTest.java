package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** 2026-07-28, where every request stands alone. */
class ModernEngineTest {

    private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

    private final Endpoint endpoint = Endpoint.real();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void tellsWhatItSpeaksAndCan() {
        Said said = send("server/discover", "");

        assertThat(said.status()).isEqualTo(200);
        assertComplete(said);
        assertThat(said.result().path("supportedVersions")).hasToString("[\"2026-07-28\"]");
        assertThat(said.result().path("capabilities").propertyNames())
                .containsExactlyInAnyOrder("tools", "resources", "prompts", "completions", "logging", "extensions");
        assertThat(said.result().path("capabilities").path("extensions").propertyNames())
                .containsExactly("io.modelcontextprotocol/tasks");
        assertThat(said.result().path("instructions").asString()).contains("page.next");
        assertThat(said.result().path("ttlMs").asLong()).isPositive();
        assertThat(said.result().path("cacheScope").asString()).isEqualTo("private");
        assertThat(said.result().has("serverInfo")).isFalse();
    }

    @Test
    void listsTheToolsInTheOrderOfTheCatalogueForKeeping() {
        Said said = send("tools/list", "");

        assertComplete(said);
        assertThat(said.result().path("ttlMs").asLong()).isPositive();
        assertThat(said.result().path("cacheScope").asString()).isEqualTo("private");
        assertThat(said.result().path("tools")).hasSizeGreaterThanOrEqualTo(51);
        assertThat(said.result()).hasToString(send("tools/list", "").result().toString());
        JsonNode ping = said.result().path("tools").path(0);
        assertThat(ping.path("name").asString()).isEqualTo("ping");
        assertThat(ping.path("inputSchema").path("type").asString()).isEqualTo("object");
        assertThat(ping.path("annotations").path("readOnlyHint").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"cursor\":7", "\"cursor\":{}", "\"cursor\":\"page2\""})
    void refusesACursorItNeverGave(String cursor) {
        Said said = send("tools/list", cursor);

        assertThat(said.code()).isEqualTo(RpcException.INVALID_PARAMS);
    }

    @Test
    void callsATool() {
        endpoint.gitlab().on("GET", "/projects/group%2Fapp/issues/3", "{\"iid\":3,\"title\":\"Grüße\"}");

        Said said = call("get_issue", "{\"project_id\":\"group/app\",\"issue_iid\":3}");

        assertThat(said.status()).isEqualTo(200);
        assertComplete(said);
        assertThat(said.isError()).isFalse();
        assertThat(said.text()).isEqualTo("{\"iid\":3,\"title\":\"Grüße\"}");
        assertThat(said.result().path("content")).hasSize(1);
        assertThat(said.result().has("structuredContent")).isFalse();
    }

    @Test
    void addsStructuredContentWhenTheOperatorWantsIt() {
        try (Endpoint structured = Endpoint.real(Map.of("STRUCTURED_CONTENT", "on"))) {
            Said said =
                    structured.post(Sent.modernRequest("tools/call", Sent.call("ping", "{}")), Sent.modernCall("ping"));

            assertThat(said.result().path("structuredContent")).isEqualTo(said.answer());
        }
    }

    @Test
    void answersAFailedCallWithAResult() {
        Said refused = call("get_issue", "{\"project_id\":\"group/app\",\"issue_iid\":3}");
        assertThat(refused.status()).isEqualTo(200);
        assertComplete(refused);
        assertThat(refused.isError()).isTrue();
        assertThat(refused.answer().path("error").path("code").asString()).isEqualTo("not_found");

        Said invalid = call("get_issue", "{\"project_id\":\"group/app\",\"issue_id\":3}");
        assertThat(invalid.isError()).isTrue();
        assertThat(invalid.answer().path("error").path("message").asString())
                .contains("There is no parameter \"issue_id\", did you mean issue_iid", "issue_iid is required");
    }

    @Test
    void takesACallWithoutArguments() {
        assertThat(send("tools/call", "\"name\":\"ping\"", Sent.modernCall("ping"))
                        .text())
                .isEqualTo("{\"result\":\"pong\"}");
        assertThat(call("ping", "null").isError()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\""})
    void refusesArgumentsThatAreNoObject(String arguments) {
        assertThat(call("ping", arguments).code()).isEqualTo(RpcException.INVALID_PARAMS);
    }

    @Test
    void refusesAToolThatIsNotThereAndNamesThoseThatMayBeMeant() {
        Said said = call("get_isue", "{}");

        assertThat(said.code()).isEqualTo(RpcException.INVALID_PARAMS);
        assertThat(said.message()).startsWith("Unknown tool: get_isue. Did you mean get_issue");
        assertThat(said.json().path("id").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initialize",
                "ping",
                "logging/setLevel",
                "resources/subscribe",
                "resources/unsubscribe",
                "tasks/list",
                "tasks/result",
                "sampling/createMessage",
                "tools/List",
                "x"
            })
    void doesNotKnowMethodsItDroppedOrNeverHad(String method) {
        Said said = send(method, "");

        assertThat(said.status()).isEqualTo(404);
        assertThat(said.code()).isEqualTo(RpcException.METHOD_NOT_FOUND);
        assertThat(said.json().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void acceptsANotificationWithoutAWord() {
        String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{" + Sent.META + "}}";
        Said said = endpoint.post(notification, Sent.modern("notifications/x"));

        assertThat(said.status()).isEqualTo(202);
        assertThat(said.body()).isEmpty();
    }

    @Test
    void takesNoResponsesFromClients() {
        Said said = endpoint.post("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}", Sent.modern("x"));

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.code()).isEqualTo(RpcException.INVALID_REQUEST);
    }

    @Test
    void takesNoNoticeOfSessions() {
        Said said = send("tools/list", "", Sent.modern("tools/list").with("Mcp-Session-Id", "unknown"));

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.header("Mcp-Session-Id")).isNull();
    }

    @Test
    void answersABrokenRuleWithItsCodeAndTheId() {
        Said said = endpoint.post(Sent.request("server/discover", ""), Sent.byAlice());

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.code()).isEqualTo(RpcException.HEADER_MISMATCH);
        assertThat(said.json().path("id").asInt()).isEqualTo(1);
        assertThat(said.result().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "-7,-7",
        "9007199254740993,9007199254740993",
        "92233720368547758070,92233720368547758070",
        "'\"a\"','\"a\"'",
        "'\"\\u00e4\\\"\\\\\"','\"ä\\\"\\\\\"'"
    })
    void answersUnderTheIdOfTheRequest(String id, String echoed) {
        String call = Sent.modernRequest("tools/call", Sent.call("ping", "{}")).replace("\"id\":1", "\"id\":" + id);
        String list = Sent.modernRequest("tools/list", "").replace("\"id\":1", "\"id\":" + id);

        assertThat(endpoint.post(call, Sent.modernCall("ping")).json().path("id"))
                .hasToString(echoed);
        assertThat(endpoint.post(list, Sent.modern("tools/list")).json().path("id"))
                .hasToString(echoed);
    }

    @Test
    void actsAsWhoeverSendsTheRequest() {
        endpoint.gitlab().failing("GET", "/projects/1", FakeGitLab.refusal(Fault.FORBIDDEN, 403, "no"));

        call("get_project", "{\"project_id\":1}");
        endpoint.post(
                Sent.modernRequest("tools/call", Sent.call("get_project", "{\"project_id\":1}")),
                Sent.modernCall("get_project").with("PRIVATE-TOKEN", FakeGitLab.BOB.token()));

        assertThat(endpoint.gitlab().asked())
                .extracting(FakeGitLab.Asked::credential)
                .containsExactly(FakeGitLab.ALICE, FakeGitLab.ALICE, FakeGitLab.BOB, FakeGitLab.BOB);
    }

    private static void assertComplete(Said said) {
        assertThat(said.result().path("resultType").asString()).isEqualTo("complete");
        assertThat(said.result().path("_meta").path(SERVER_INFO))
                .hasToString("{\"name\":\"kepler-mcp-gitlab\",\"version\":\"1.2.3\"}");
    }

    private Said call(String tool, String arguments) {
        return send("tools/call", Sent.call(tool, arguments), Sent.modernCall(tool));
    }

    private Said send(String method, String params) {
        return send(method, params, Sent.modern(method));
    }

    private Said send(String method, String params, Sent headers) {
        return endpoint.post(Sent.modernRequest(method, params), headers);
    }
}
