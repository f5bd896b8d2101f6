package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MessageReaderTest {

    private static final int LIMIT = 100;

    private final MessageReader reader = new MessageReader(LIMIT);

    @Test
    void readsARequest() throws RpcException {
        Message message =
                read("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\",\"params\":{\"name\":\"größe\"}}");

        assertThat(message).isEqualTo(new Message(Message.Kind.REQUEST, "a", "tools/call", Map.of("name", "größe")));
    }

    @Test
    void readsANotification() throws RpcException {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"))
                .isEqualTo(new Message(Message.Kind.NOTIFICATION, null, "notifications/initialized", Map.of()));
    }

    @Test
    void readsAResponse() throws RpcException {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}").kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":1}}").kind())
                .isEqualTo(Message.Kind.RESPONSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "2147483647", "9223372036854775807", "-92233720368547758070", "\"\"", "\"ä\"", "\"1\""
            })
    void takesTextsAndWholeNumbersAsId(String id) throws RpcException {
        Message message = read("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");

        assertThat(JsonMapper.shared().writeValueAsString(message.id())).isEqualTo(id);
    }

    @Test
    void takesMissingAndNullParamsForEmptyOnes() throws RpcException {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}").params())
                .isEmpty();
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":null}")
                        .params())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
                "1",
                "null",
                "\"text\"",
                "{}",
                "{\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1e3,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":{}}"
            })
    void refusesAnEnvelopeThatIsNoJsonRpc(String body) {
        assertRefused(body, RpcException.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "1", "\"x\"", "true"})
    void refusesParamsThatAreNoObject(String params) {
        assertRefused("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":" + params + "}", -32602);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "hello",
                "{'jsonrpc':'2.0'}",
                "{\"jsonrpc\":\"2.0\",}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\"} trailing",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\"}{}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\"}]",
                "{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"method\":\"b\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"a\":{\"x\":1,\"x\":2}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":01,\"method\":\"m\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":NaN,\"method\":\"m\"}",
                "// comment\n{}"
            })
    void refusesWhatIsNotJson(String body) {
        assertRefused(body, RpcException.PARSE_ERROR);
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() {
        assertRefused("{\"a\":".repeat(5_000), RpcException.PARSE_ERROR);
        assertRefused("[".repeat(5_000) + "]".repeat(5_000), RpcException.PARSE_ERROR);
    }

    @Test
    void refusesAnIdThatIsLongerThanAnyNumber() {
        assertRefused("{\"jsonrpc\":\"2.0\",\"id\":" + "9".repeat(2_000) + "}", RpcException.INVALID_REQUEST);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertRefused(request(StandardCharsets.ISO_8859_1), RpcException.PARSE_ERROR);
        assertRefused(request(StandardCharsets.UTF_16), RpcException.PARSE_ERROR);
        assertRefused(request(StandardCharsets.UTF_16LE), RpcException.PARSE_ERROR);
        assertRefused(request(Charset.forName("UTF-32BE")), RpcException.PARSE_ERROR);
        assertRefused(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, RpcException.PARSE_ERROR);
    }

    @Test
    void looksPastAByteOrderMark() throws RpcException {
        assertThat(read("\ufeff{\"jsonrpc\":\"2.0\",\"method\":\"m\"}").method())
                .isEqualTo("m");
    }

    @Test
    void refusesJsonOfMorePartsThanAMessageNeeds() throws RpcException {
        int lists = MessageReader.MOST_PARTS / 2 - 10;

        assertThat(read(lists(lists)).params()).hasSize(1);
        assertRefused(lists(lists + 20), RpcException.PARSE_ERROR);
    }

    private static String lists(int count) {
        String many = String.join(",", Collections.nCopies(count, "[]"));
        return "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"a\":[" + many + "]}}";
    }

    @Test
    void readsABodyUpToTheLimit() throws Exception {
        byte[] most = new byte[LIMIT];

        assertThat(reader.bytes(new ByteArrayInputStream(most))).hasSize(LIMIT);
        assertThat(reader.bytes(InputStream.nullInputStream())).isEmpty();
    }

    @Test
    void refusesABodyAboveTheLimitAndReadsNoFurther() throws IOException {
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[LIMIT * 10]);

        RpcException refused = catchThrowableOfType(RpcException.class, () -> reader.bytes(endless));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("larger than 100 bytes");
        assertThat(endless.available()).isEqualTo(LIMIT * 9 - 1);
    }

    @Test
    void refusesWhatIsAnnouncedAsTooLarge() throws RpcException {
        RpcException refused = catchThrowableOfType(RpcException.class, () -> reader.checkLength(LIMIT + 1));

        assertThat(refused.status()).isEqualTo(413);
        reader.checkLength(LIMIT);
        reader.checkLength(-1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":7}|7",
                "{\"id\":\"a\",\"method\":7}|a",
                "{\"id\":null}|",
                "{\"id\":1.5}|",
                "[{\"id\":7}]|",
                "{\"id\":7|",
                "''|"
            })
    void findsTheIdOfAMessageThatIsOtherwiseRefused(String body, @Nullable String id) {
        Object found = reader.idOf(body.getBytes(StandardCharsets.UTF_8));

        assertThat(List.of(String.valueOf(found))).containsExactly(String.valueOf(id));
    }

    private static byte[] request(Charset charset) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"größe\"}".getBytes(charset);
    }

    private Message read(String body) throws RpcException {
        return reader.message(body.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String body, int code) {
        assertRefused(body.getBytes(StandardCharsets.UTF_8), code);
    }

    private void assertRefused(byte[] body, int code) {
        RpcException refused = catchThrowableOfType(RpcException.class, () -> reader.message(body));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(400);
    }
}
