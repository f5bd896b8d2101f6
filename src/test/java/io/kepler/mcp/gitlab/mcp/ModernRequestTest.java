package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModernRequestTest {

    private static final int MISMATCH = -32020;
    private static final int UNSUPPORTED = -32022;
    private static final int INVALID_PARAMS = -32602;

    private final MessageReader reader = new MessageReader(1_000_000);

    @Test
    void passesWhatSaysTheSameInHeadersAndBody() {
        assertPasses(list(), Sent.modern("tools/list"));
        assertPasses(call("größe"), Sent.modernCall("=?base64?Z3LDtsOfZQ==?="));
        assertPasses(call("a"), Sent.modernCall("a"));
        assertPasses(
                read("resources/read", "\"uri\":\"x:y\""),
                Sent.modern("resources/read").with("Mcp-Name", "x:y"));
        assertPasses(
                read("prompts/get", "\"name\":\"p\""),
                Sent.modern("prompts/get").with("Mcp-Name", "p"));
    }

    @Test
    void readsHeadersWithoutTheSpaceAroundThem() {
        assertPasses(
                call("a"),
                Sent.modern(" tools/call\t").with("Mcp-Name", "\t a ").with("MCP-Protocol-Version", " 2026-07-28 "));
    }

    @Test
    void wantsTheMethodInAHeader() {
        assertRefused(list(), Sent.modern("x").without("Mcp-Method"), MISMATCH, "Mcp-Method is required");
        assertRefused(list(), Sent.modern("tools/call"), MISMATCH, "Mcp-Method does not say the same");
        assertRefused(list(), Sent.modern("Tools/List"), MISMATCH, "Mcp-Method does not say the same");
        assertRefused(list(), Sent.modern(""), MISMATCH, "Mcp-Method does not say the same");
    }

    @Test
    void wantsTheRevisionInTheBody() {
        Sent sent = Sent.modern("tools/list");
        assertRefused(read("{}"), sent, INVALID_PARAMS, "_meta is required");
        assertRefused(read("{\"_meta\":[]}"), sent, INVALID_PARAMS, "_meta is required");
        assertRefused(read("{\"_meta\":null}"), sent, INVALID_PARAMS, "_meta is required");
        assertRefused(read("{\"_meta\":{}}"), sent, INVALID_PARAMS, "protocolVersion");
        assertRefused(
                read("{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":20260728}}"),
                sent,
                INVALID_PARAMS,
                "protocolVersion");
    }

    @Test
    void wantsTheRevisionInAHeaderToo() {
        assertRefused(list(), Sent.modern("tools/list").without("MCP-Protocol-Version"), MISMATCH, "is required");
        assertRefused(
                list(),
                Sent.modern("tools/list").with("MCP-Protocol-Version", "2025-11-25"),
                MISMATCH,
                "MCP-Protocol-Version does not say the same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "2025-11-25", "2026-07-28x", ""})
    void refusesARevisionThatIsNotSpokenHereAndSaysWhichAre(String version) {
        String body = "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + version + "\"}}";

        RpcException refused = refusal(read(body), Sent.modern("tools/list").with("MCP-Protocol-Version", version));

        assertThat(refused.code()).isEqualTo(UNSUPPORTED);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.data()).isEqualTo(Map.of("supported", List.of("2026-07-28"), "requested", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"x\"", "true"})
    void wantsTheCapabilitiesOfTheClient(String capabilities) {
        String version = "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"";
        Sent sent = Sent.modern("tools/list");

        assertRefused(read("{\"_meta\":{" + version + "}}"), sent, INVALID_PARAMS, "clientCapabilities");
        assertRefused(
                read("{\"_meta\":{" + version + ",\"io.modelcontextprotocol/clientCapabilities\":" + capabilities
                        + "}}"),
                sent,
                INVALID_PARAMS,
                "clientCapabilities");
    }

    @ParameterizedTest
    @CsvSource({"tools/call,name", "prompts/get,name", "resources/read,uri"})
    void wantsTheNameInAHeader(String method, String parameter) {
        Message message = read(method, "\"" + parameter + "\":\"a\"");
        Sent sent = Sent.modern(method);

        assertRefused(message, sent, MISMATCH, "Mcp-Name is required");
        assertRefused(message, sent.with("Mcp-Name", "b"), MISMATCH, "Mcp-Name does not say the same");
        assertRefused(message, sent.with("Mcp-Name", "A"), MISMATCH, "Mcp-Name does not say the same");
        assertRefused(read(method, "\"" + parameter + "\":7"), sent.with("Mcp-Name", "7"), INVALID_PARAMS, parameter);
        assertRefused(read(method, "\"x\":1"), sent.with("Mcp-Name", "a"), INVALID_PARAMS, parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "=?base64?YQ?=",
        "=?base64?YQ=?=",
        "=?base64?Y?=",
        "=?base64?Y*==?=",
        "=?base64?YQ==YQ==?=",
        "=?base64?gICA?=",
        "=?base64?YQ==",
        "YQ==",
        "=?BASE64?YQ==?=",
        "=?base64?=",
        "=?base64??="
    })
    void refusesANameThatIsEncodedWrongly(String header) {
        assertRefused(call("a"), Sent.modernCall(header), MISMATCH, "Mcp-Name");
    }

    @Test
    void comparesAnEncodedNameToTheLastSpace() {
        assertPasses(call(" a"), Sent.modernCall("=?base64?IGE=?="));
        assertRefused(call("a"), Sent.modernCall("=?base64?IGE=?="), MISMATCH, "Mcp-Name");
        assertPasses(call("=?base64?YQ==?="), Sent.modernCall("=?base64?PT9iYXNlNjQ/WVE9PT89?="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "größe", "a\u0000b", "a\u007f", "名"})
    void wantsWhatIsNotPlainToBeEncoded(String name) {
        Sent sent = Sent.modernCall(name);

        assertRefused(
                read("tools/call", "\"name\":\"" + name.replace("\u0000", "\\u0000") + "\""),
                sent,
                MISMATCH,
                "Mcp-Name");
        assertRefused(list(), Sent.modern("tools/list" + name), MISMATCH, "Mcp-Method");
    }

    @Test
    void checksInTheOrderThatClientsExpect() {
        Map<String, String> none = new HashMap<>();
        Sent nothing = new Sent(none);
        Message bare = read("tools/call", "\"x\":1", "{}");

        assertRefused(bare, nothing, MISMATCH, "Mcp-Method");
        Sent method = nothing.with("Mcp-Method", "tools/call");
        assertRefused(bare, method, INVALID_PARAMS, "_meta");
        Message old = read("tools/call", "", "{\"io.modelcontextprotocol/protocolVersion\":\"2027-01-01\"}");
        assertRefused(old, method, MISMATCH, "MCP-Protocol-Version");
        assertRefused(old, method.with("MCP-Protocol-Version", "2027-01-01"), UNSUPPORTED, "Unsupported");
        Message now = read("tools/call", "", "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}");
        Sent version = method.with("MCP-Protocol-Version", "2026-07-28");
        assertRefused(now, version, INVALID_PARAMS, "clientCapabilities");
        assertRefused(read("tools/call", ""), version, INVALID_PARAMS, "name");
    }

    @Test
    void wantsNoMethodHeaderOfANotification() {
        Message message = new Message(Message.Kind.NOTIFICATION, null, "notifications/x", list().params());

        assertPasses(message, Sent.modern("x").without("Mcp-Method"));
    }

    private Message list() {
        return read("tools/list", "");
    }

    private Message call(String name) {
        return read("tools/call", "\"name\":\"" + name + "\"");
    }

    private Message read(String method, String params) {
        return parsed(Sent.modernRequest(method, params));
    }

    private Message read(String method, String params, String meta) {
        return parsed(Sent.request(method, (params.isEmpty() ? "" : params + ",") + "\"_meta\":" + meta));
    }

    /** tools/list with these params. */
    private Message read(String params) {
        return parsed("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":" + params + "}");
    }

    private Message parsed(String body) {
        try {
            return reader.message(body.getBytes(StandardCharsets.UTF_8));
        } catch (RpcException e) {
            throw new AssertionError(body, e);
        }
    }

    private static void assertPasses(Message message, Headers headers) {
        assertThatCode(() -> ModernRequest.check(message, headers)).doesNotThrowAnyException();
    }

    private static void assertRefused(Message message, Headers headers, int code, String text) {
        RpcException refused = refusal(message, headers);
        assertThat(refused.text()).contains(text);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(400);
    }

    private static RpcException refusal(Message message, Headers headers) {
        RpcException refused = catchThrowableOfType(RpcException.class, () -> ModernRequest.check(message, headers));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }
}
