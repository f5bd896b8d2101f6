package io.kepler.mcp.gitlab.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reading and writing JSON, and the two ways in which GitLab writes a time. */
final class Json {
    private static final ObjectMapper JSON = JsonMapper.shared();
    // An unquoted comma in a sentence makes an unknown key: it must not pass.
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter COMMIT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+00:00'").withZone(ZoneOffset.UTC);

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array(Collection<? extends JsonNode> items) {
        return JSON.createArrayNode().addAll(items);
    }

    static ArrayNode texts(Collection<String> items) {
        ArrayNode array = JSON.createArrayNode();
        items.forEach(array::add);
        return array;
    }

    static JsonNode parse(byte[] content) {
        return JSON.readTree(content);
    }

    static byte[] bytes(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    /** A full entity from the resources, with the values that are the same for all. */
    static ObjectNode template(String name) {
        try (InputStream in = open(name + ".json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T yaml(String name, Class<T> type) {
        try (InputStream in = open(name + ".yaml")) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Json.class.getResourceAsStream("/sample/" + name);
        if (in == null) {
            throw new IllegalStateException("the test class path lacks /sample/" + name);
        }
        return in;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String commitTime(Instant instant) {
        return COMMIT_TIME.format(instant);
    }
}
