package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResponseWriterTest {

    private static final ServerDescription SERVER = new ServerDescription("kepler", "1.2.3", "Kepler");
    private static final Answer PONG = Json.answer(Map.of("result", "pong"));

    @Test
    void writesAnAnswerOfATool() {
        assertThat(text(false, call(1, PONG, false), Revision.V2025_11_25))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\","
                        + "\"text\":\"{\\\"result\\\":\\\"pong\\\"}\"}],\"isError\":false}}");
    }

    @Test
    void writesAnAnswerAs2026WantsIt() {
        assertThat(text(true, call("a", PONG, true), Revision.V2026_07_28))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"content\":[{\"type\":\"text\","
                        + "\"text\":\"{\\\"result\\\":\\\"pong\\\"}\"}],\"structuredContent\":{\"result\":\"pong\"},"
                        + "\"isError\":true,\"resultType\":\"complete\",\"_meta\":"
                        + "{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"kepler\",\"version\":\"1.2.3\"}}}}");
    }

    @ParameterizedTest
    @EnumSource(Revision.class)
    void addsStructuredContentOnlyWhenOnAndKnown(Revision revision) {
        boolean known = !revision.equals(Revision.V2024_11_05) && !revision.equals(Revision.V2025_03_26);

        assertThat(result(true, PONG, revision).has("structuredContent")).isEqualTo(known);
        assertThat(result(false, PONG, revision).has("structuredContent")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Grüße 日本語 😀 🏳️‍🌈",
                "\"quoted\" \\ \\\" \\u0041",
                "\u0000\b\t\n\f\r\u001f\u007f\u2028\u2029",
                "half \ud83d",
                "</script>"
            })
    void givesTheJsonOfTheAnswerAsText(String value) {
        assertGiven(value);
    }

    @Test
    void givesTheJsonOfALargeAnswerAsText() {
        assertGiven("x\"\\ü\n😀".repeat(120_000));
    }

    @Test
    void writesAnyIdTheClientChose() {
        for (Object id : List.of(0, -1, Long.MAX_VALUE, "", "a\"\\\n", "größe 😀", "half \ud83d")) {
            JsonNode written = written(false, call(id, PONG, false), Revision.V2025_11_25);
            assertThat(written.path("id")).isEqualTo(JsonMapper.shared().valueToTree(id));
            JsonNode plain = written(false, RpcResponse.result(id, Map.of()), Revision.V2025_11_25);
            assertThat(plain.path("id")).isEqualTo(written.path("id"));
        }
    }

    @Test
    void writesOtherResults() {
        RpcResponse ping = RpcResponse.result(1, Map.of());

        assertThat(text(false, ping, Revision.V2025_11_25)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        assertThat(written(false, ping, Revision.V2026_07_28).path("result").propertyNames())
                .containsExactly("resultType", "_meta");
    }

    @Test
    void keepsTheMetaOfAResult() {
        Map<String, Object> result = new LinkedHashMap<>(Map.of("_meta", Map.of("x/y", 1)));

        assertThat(written(false, RpcResponse.result(1, result), Revision.V2026_07_28)
                        .path("result")
                        .path("_meta")
                        .propertyNames())
                .containsExactlyInAnyOrder("x/y", "io.modelcontextprotocol/serverInfo");
    }

    @Test
    void writesErrors() {
        assertThat(text(false, RpcResponse.error(7, -32602, "Größe \"x\"", null), Revision.V2026_07_28))
                .isEqualTo(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32602,\"message\":\"Größe \\\"x\\\"\"}}");
        assertThat(text(false, RpcResponse.error(null, -32700, "x", Map.of("a", 1)), Revision.V2026_07_28))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"x\",\"data\":{\"a\":1}}}");
    }

    private static void assertGiven(String value) {
        Answer answer = Json.answer(Map.of("value", value));
        for (Revision revision : Revision.values()) {
            JsonNode result = result(true, answer, revision);
            assertThat(result.path("content").path(0).path("text").asString()).isEqualTo(answer.toString());
            if (revision.knowsStructuredContent()) {
                assertThat(result.path("structuredContent"))
                        .isEqualTo(JsonMapper.shared().readTree(answer.toString()));
            }
        }
    }

    private static RpcResponse call(Object id, Answer answer, boolean isError) {
        return RpcResponse.result(id, new ToolResult(answer, isError));
    }

    private static JsonNode result(boolean structured, Answer answer, Revision revision) {
        return written(structured, call(1, answer, false), revision).path("result");
    }

    private static JsonNode written(boolean structured, RpcResponse response, Revision revision) {
        return JsonMapper.shared().readTree(text(structured, response, revision));
    }

    private static String text(boolean structured, RpcResponse response, Revision revision) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new ResponseWriter(JsonMapper.builder().build(), SERVER, structured).write(response, revision, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
