package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "Grüße 日本語",
                "\"quoted\" and \\ slashed \\\" both",
                "line\nbreak\ttab\r\b\f\u0000\u001f\u007f",
                "\u2028\u2029\ufeff",
                "😀 🏳️‍🌈 \ud83d\ude00",
                "\\u0041 \\n </script>"
            })
    void isTheSameInsideAJsonText(String value) throws IOException {
        assertSurvives(value);
    }

    @Test
    void isTheSameInsideAJsonTextWhenItIsLarge() throws IOException {
        assertSurvives("ä\"\\\n😀".repeat(150_000));
    }

    @Test
    void isTheSameInsideAJsonTextWhateverItHolds() throws IOException {
        Random random = new Random(20260728);
        for (int i = 0; i < 300; i++) {
            StringBuilder value = new StringBuilder();
            random.ints(random.nextInt(60), 0, 0x3000)
                    .filter(c -> !Character.isSurrogate((char) c))
                    .forEach(c ->
                            value.append(random.nextInt(4) == 0 ? "\"\\\n😀".charAt(random.nextInt(3)) : (char) c));
            assertSurvives(value.toString());
        }
    }

    @Test
    void replacesHalfACharacterInsteadOfFailing() {
        Answer answer = Json.answer(Map.of("cut \ud83d", "cut \ud83d", "low", "\ude00!"));

        assertThat(JsonMapper.shared().readValue(answer.toString(), Object.class))
                .isEqualTo(Map.of("cut \ufffd", "cut \ufffd", "low", "\ufffd!"));
    }

    @Test
    void knowsItsLength() throws IOException {
        Answer answer = Json.answer(Map.of("a", "ä"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answer.writeTo(out);

        assertThat(answer.length()).isEqualTo(10).isEqualTo(out.size());
        assertThat(answer).hasToString("{\"a\":\"ä\"}");
    }

    /** Around the size of the chunks that it is written in, where a quote may need the last two places. */
    @Test
    void survivesBeingLongerThanAChunk() throws IOException {
        for (int length = 8 * 1024 - 20; length < 8 * 1024 + 4; length++) {
            assertSurvives("x".repeat(length) + "\"\\\"" + "y".repeat(9_000));
            assertSurvives("\"".repeat(length));
        }
    }

    private static void assertSurvives(String value) throws IOException {
        Answer answer = Json.answer(Map.of("value", value));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('"');
        answer.writeEscapedTo(out);
        out.write('"');

        String text = JsonMapper.shared().readValue(out.toByteArray(), String.class);
        assertThat(text).isEqualTo(answer.toString());
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(answer.length());
        assertThat(JsonMapper.shared().readValue(text, Object.class)).isEqualTo(Map.of("value", value));
    }
}
