package io.kepler.mcp.gitlab.mcp;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said, which must be UTF-8. */
record Said(Response response, String body) {

    static Said by(Response response) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            if (response.getEntity() instanceof StreamingOutput entity) {
                entity.write(body);
            }
            return new Said(response, utf8(body.toByteArray()));
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
        return response.getStatus();
    }

    @Nullable
    String header(String name) {
        return response.getHeaderString(name);
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
