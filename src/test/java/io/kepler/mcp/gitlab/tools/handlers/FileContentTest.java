package io.kepler.mcp.gitlab.tools.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.tools.Calls;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FileContentTest {

    private static final String PATH = "/projects/7/repository/files/docs%2Fa%20%C3%A4.md";
    private static final Map<String, Object> ARGUMENTS = Map.of("project_id", 7, "file_path", "docs/a ä.md");

    private final Calls calls = Calls.real();

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc\n", "Grüße 日本語 😀\r\n", "\u2028\"\\\t", "\ufeffmarked"})
    void decodesText(String text) {
        assertThat(content(text.getBytes(StandardCharsets.UTF_8))
                        .path("content")
                        .asString())
                .isEqualTo(text);
    }

    @Test
    void decodesALargeText() {
        String text = "0123456789 äöü\n".repeat(60_000);

        JsonNode answer = content(text.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.path("content").asString()).isEqualTo(text);
        assertThat(answer.path("size").asInt()).isEqualTo(60_000 * 18);
    }

    @Test
    void tellsWhereTheTextComesFrom() {
        assertThat(content("x".getBytes(StandardCharsets.UTF_8)))
                .hasToString("{\"file_path\":\"docs/a ä.md\",\"ref\":\"main\",\"last_commit_id\":\"abc\","
                        + "\"size\":1,\"content\":\"x\"}");
        assertThat(calls.gitlab().asked().get(0).line()).isEqualTo("GET " + PATH + " ref=HEAD");
    }

    @Test
    void saysThatSomethingElseThanTextIsBinary() {
        assertBinary(new byte[] {'a', 0, 'b'});
        assertBinary("Grüße".getBytes(StandardCharsets.ISO_8859_1));
        assertBinary("Grüße".getBytes(StandardCharsets.UTF_16));
        assertBinary(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        assertBinary(new byte[] {'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80});
        assertBinary(new byte[] {'a', (byte) 0xe2, (byte) 0x82});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "<html>",
                "{\"content\":\"YQ==\"",
                "{\"content\":\"not base64!\"}",
                "{\"content\":null}",
                "{\"content\":[1]}",
                "{\"content\":\"YQ"
            })
    void takesABrokenAnswerForAFailureOfGitLab(String body) {
        calls.gitlab().on("GET", PATH, body);

        calls.failure(Fault.UNAVAILABLE, "get_file_content", ARGUMENTS);
    }

    @Test
    void skipsWhatItDoesNotKnow() {
        calls.gitlab().on("GET", PATH, "{\"x\":{\"content\":\"no\"},\"content\":\"YQ==\",\"ref\":null,\"y\":[{}]}");

        assertThat(calls.call("get_file_content", ARGUMENTS).path("content").asString())
                .isEqualTo("a");
    }

    private void assertBinary(byte[] bytes) {
        JsonNode answer = content(bytes);
        assertThat(answer.path("binary").asBoolean()).isTrue();
        assertThat(answer.path("content").asString()).isEmpty();
        assertThat(answer.path("size").asInt()).isEqualTo(bytes.length);
    }

    private JsonNode content(byte[] bytes) {
        String base64 = Base64.getEncoder().encodeToString(bytes);
        calls.gitlab()
                .on(
                        "GET",
                        PATH,
                        "{\"file_name\":\"a\",\"encoding\":\"base64\",\"content\":\"" + base64
                                + "\",\"ref\":\"main\",\"last_commit_id\":\"abc\"}");
        return calls.call("get_file_content", ARGUMENTS);
    }
}
