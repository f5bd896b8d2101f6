package io.kepler.mcp.gitlab.tools;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GitLab's description of its own API, asked for names. */
public final class OpenApi {

    private final JsonNode document;

    public OpenApi(Path file) {
        this.document = JsonMapper.shared().readTree(file.toFile());
    }

    /** The operation that answers a request, whatever its holes are called. */
    public Optional<JsonNode> operation(RequestTemplate template) {
        String path = template.toString().split(" ", 2)[1];
        return document.get("paths").properties().stream()
                .filter(entry -> shape(entry.getKey()).equals(shape("/api/v4" + path)))
                .map(entry -> entry.getValue().get(template.method().name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public Set<String> queryNames(JsonNode operation) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").stringValue().equals("query")) {
                names.add(parameter.get("name").stringValue());
            }
        }
        return names;
    }

    Set<String> bodyNames(JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        return new LinkedHashSet<>(resolved(schema).path("properties").propertyNames());
    }

    /** What the operation answers when it succeeds, or a missing node when the document does not say. */
    public JsonNode answer(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().at("/content/application~1json/schema"))
                .findFirst()
                .orElseGet(() -> document.path("nothing"));
    }

    /** Whether a value of this schema may have a field at this path; a schema that says nothing allows anything. */
    public boolean hasField(JsonNode schema, String path) {
        JsonNode here = resolved(schema);
        if (here.has("items")) {
            return hasField(here.get("items"), path);
        }
        JsonNode properties = here.path("properties");
        if (properties.isEmpty()) {
            return true;
        }
        String[] steps = path.split("\\.", 2);
        return properties.has(steps[0]) && (steps.length == 1 || hasField(properties.get(steps[0]), steps[1]));
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.get("$ref").stringValue().substring(1)));
        }
        return schema.has("allOf") ? resolved(schema.get("allOf").get(0)) : schema;
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}
