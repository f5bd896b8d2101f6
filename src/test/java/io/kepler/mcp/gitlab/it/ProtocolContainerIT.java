package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The protocol as raw HTTP: what is answered, and what is refused with which status and code. */
@ContainerTest
class ProtocolContainerIT {
    private static final String VERSION_META = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES_META = "io.modelcontextprotocol/clientCapabilities";
    private static final Map<String, Object> META =
            Map.of("_meta", Map.of(VERSION_META, McpHttp.MODERN, CAPABILITIES_META, Map.of()));

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @Test
    void tellsThatItIsWell(Stage stage) {
        Answer answer = McpHttp.at(stage.container().url("/health")).get();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("ok");
        assertThat(answer.json().path("environment").asString())
                .as("the sample configuration arrived")
                .isEqualTo("prod");
    }

    @Test
    void discoversWithoutHandshake(Stage stage) {
        JsonNode result = stage.alice().request("server/discover", Map.of()).result();

        assertThat(result.path("resultType").asString()).isEqualTo("complete");
        assertThat(result.path("supportedVersions").valueStream().map(JsonNode::asString))
                .contains(McpHttp.MODERN);
        assertThat(result.path("capabilities").has("tools")).isTrue();
        assertThat(result.path("ttlMs").isIntegralNumber()).isTrue();
        assertThat(result.at("/_meta/io.modelcontextprotocol~1serverInfo/name").asString())
                .isNotEmpty();
    }

    @Test
    void listsAllTools(Stage stage) {
        Answer answer = stage.alice().request("tools/list", Map.of());
        JsonNode tools = answer.result().path("tools");

        assertThat(tools.size()).isEqualTo(51);
        assertThat(tools.valueStream().map(tool -> tool.at("/inputSchema/type").asString()))
                .containsOnly("object");
        assertThat(answer.body().length())
                .as("what a client's model has to read")
                .isLessThan(32 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/event-stream"})
    void listsToolsForOnePlainPost(String accept, Stage stage) {
        Answer answer = stage.alice().with("Accept", accept).plain("tools/list", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.result().path("tools").size()).isEqualTo(51);
    }

    @Test
    void takesATokenAsBearerToo(Stage stage) {
        McpHttp bearer = stage.mcp().with("Authorization", "Bearer " + SampleGitLab.ALICE_TOKEN);

        assertThat(bearer.call("get_current_user", Map.of())
                        .json()
                        .path("username")
                        .asString())
                .isEqualTo("alice");
        assertThat(bearer.as(SampleGitLab.BOB_TOKEN)
                        .call("get_current_user", Map.of())
                        .json()
                        .path("username")
                        .asString())
                .as("PRIVATE-TOKEN wins")
                .isEqualTo("bob");
    }

    @Test
    void pagesThroughAList(Stage stage) {
        Map<String, Object> first = Map.of("per_page", 5, "max_items", 5);
        JsonNode page = stage.alice().call("list_projects", first).json();
        JsonNode all = stage.alice()
                .call("list_projects", Map.of("per_page", 5, "max_items", 12))
                .json();

        assertThat(page.path("items").size()).isEqualTo(5);
        assertThat(page.path("page").has("next")).isTrue();
        assertThat(all.path("items").size()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"'{\"jsonrpc\":', -32700", "'', -32700", "'[]', -32600", "'7', -32600", "'{}', -32600"})
    void refusesWhatIsNoMessage(String body, int code, Stage stage) {
        Answer answer = stage.alice().post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(code);
    }

    @Test
    void refusesBytesThatAreNoText(Stage stage) {
        Answer answer = stage.alice().post(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'});

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32700);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "application/jsonx"})
    void refusesOtherContent(String type, Stage stage) {
        Answer answer = stage.alice().with("Content-Type", type).plain("tools/list", Map.of());

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void refusesContentThatIsNotNamedProperly(Stage stage) {
        Answer answer = stage.alice().with("Content-Type", "nonsense").plain("tools/list", Map.of());

        assertThat(answer.status()).isBetween(400, 415);
    }

    @Test
    void refusesAClientThatTakesNoJson(Stage stage) {
        assertThat(stage.alice()
                        .with("Accept", "text/html")
                        .plain("tools/list", Map.of())
                        .status())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH"})
    void refusesOtherMethods(String method, Stage stage) {
        assertThat(stage.alice().send(method).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "MCP-Protocol-Version, 2025-11-25",
        "Mcp-Method, tools/list",
        "Mcp-Name, get_project",
        "Mcp-Name, =?base64?cGluZ?=",
    })
    void refusesAHeaderThatContradictsTheBody(String header, String value, Stage stage) {
        Answer answer = ping(stage).with(header, value).plain("tools/call", pingParams());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32020);
        assertThat(answer.json().path("id").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"})
    void refusesAMissingHeader(String header, Stage stage) {
        Answer answer = ping(stage).without(header).plain("tools/call", pingParams());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32020);
    }

    @Test
    void readsAnEncodedName(Stage stage) {
        String encoded = Base64.getEncoder().encodeToString("ping".getBytes(StandardCharsets.UTF_8));
        Answer answer =
                ping(stage).with("Mcp-Name", "=?base64?" + encoded + "?=").plain("tools/call", pingParams());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesARevisionOfTheFuture(Stage stage) {
        Map<String, Object> meta = Map.of(VERSION_META, "2099-01-01", CAPABILITIES_META, Map.of());
        Answer answer = stage.alice()
                .with("MCP-Protocol-Version", "2099-01-01")
                .with("Mcp-Method", "tools/list")
                .plain("tools/list", Map.of("_meta", meta));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32022);
        assertThat(answer.error().at("/data/supported/0").asString()).isEqualTo(McpHttp.MODERN);
    }

    @Test
    void wantsToKnowWhatTheClientCan(Stage stage) {
        Answer answer = stage.alice()
                .with("MCP-Protocol-Version", McpHttp.MODERN)
                .with("Mcp-Method", "tools/list")
                .plain("tools/list", Map.of("_meta", Map.of(VERSION_META, McpHttp.MODERN)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no/such/method", "ping", "initialize", "logging/setLevel"})
    void doesNotKnowMethodsThatTheRevisionHasNot(String method, Stage stage) {
        Answer answer = stage.alice().request(method, Map.of());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCode()).isEqualTo(-32601);
    }

    @Test
    void doesNotKnowOtherTools(Stage stage) {
        Answer answer = stage.alice().request("tools/call", Map.of("name", "get_projct", "arguments", Map.of()));

        assertThat(answer.errorCode()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, 403",
        "null, 403",
        "http://127.0.0.1.evil.example, 403",
        "http://localhost:5173, 200",
    })
    void keepsPagesOfStrangersAway(String origin, int status, Stage stage) {
        assertThat(stage.alice()
                        .with("Origin", origin)
                        .plain("tools/list", Map.of())
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"mcp.example.com, 200", "MCP.example.com:8443, 200", "rebound.example, 421"})
    void answersOnlyToItsNames(String host, int status, Stage stage) throws Exception {
        RawHttp http = new RawHttp(stage.alice().endpoint(), SampleGitLab.ALICE_TOKEN).host(host);

        assertThat(http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                        .status())
                .isEqualTo(status);
    }

    private static McpHttp ping(Stage stage) {
        return stage.alice()
                .with("MCP-Protocol-Version", McpHttp.MODERN)
                .with("Mcp-Method", "tools/call")
                .with("Mcp-Name", "ping");
    }

    private static Map<String, Object> pingParams() {
        return Map.of("name", "ping", "arguments", Map.of(), "_meta", META.get("_meta"));
    }
}
