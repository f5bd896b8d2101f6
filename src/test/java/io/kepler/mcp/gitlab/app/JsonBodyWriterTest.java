package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonBodyWriterTest {

    private static final Annotation[] NONE = {};

    private final JsonBodyWriter writer = new JsonBodyWriter();

    @Test
    void writesMapsAsUtf8() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(
                Map.of("größe", "\"😀\""),
                Map.class,
                Map.class,
                NONE,
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"größe\":\"\\\"😀\\\"\"}");
    }

    @Test
    void leavesEverythingElseToOthers() {
        MediaType json = MediaType.APPLICATION_JSON_TYPE;
        assertThat(writer.isWriteable(LinkedHashMap.class, Map.class, NONE, json))
                .isTrue();
        assertThat(writer.isWriteable(String.class, String.class, NONE, json)).isFalse();
        assertThat(writer.isWriteable(List.class, List.class, NONE, json)).isFalse();
    }
}
