package io.kepler.mcp.gitlab.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said, which must be UTF-8. */
record Said(Outcome outcome, String body) {

    static Said by(Outcome outcome, ResponseWriter writer) {
        RpcResponse response = outcome.response();
        try {
            return new Said(outcome, response == null ? "" : utf8(writer.bytes(response, outcome.revision())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    int status() {
        return outcome.status();
    }

    @Nullable
    String header(String name) {
        return outcome.headers().get(name);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    JsonNode result() {
        return json().path("result");
    }

    JsonNode error() {
        return json().path("error");
    }

    int code() {
        return error().path("code").asInt();
    }

    String message() {
        return error().path("message").asString();
    }

    /** The text a tool answered with. */
    String text() {
        return result().path("content").path(0).path("text").asString();
    }

    /** The same, read as JSON. */
    JsonNode answer() {
        return JsonMapper.shared().readTree(text());
    }

    boolean isError() {
        return result().path("isError").asBoolean();
    }

    @Override
    public String toString() {
        return status() + " " + body;
    }
}
