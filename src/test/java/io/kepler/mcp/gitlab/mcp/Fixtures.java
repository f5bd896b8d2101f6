package io.kepler.mcp.gitlab.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the conformance suite wants a server to have, served by the protocol code of the product. */
public final class Fixtures {

    /** The smallest picture there is. */
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    private Fixtures() {}

    /** All of it. */
    public static Additions all() {
        FixtureChanges changes = new FixtureChanges();
        return new Additions(
                List.of(new FixtureTools(changes).tools, new FixtureQuestions().tools, new FixtureTasks().tools),
                List.of(new FixtureResources()),
                List.of(new FixturePrompts()),
                changes::meet);
    }

    static Map<String, Object> text(String text) {
        return result(Map.of("type", "text", "text", text));
    }

    static Map<String, Object> error(String text) {
        Map<String, Object> result = new LinkedHashMap<>(text(text));
        result.put("isError", true);
        return result;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static Map<String, Object> result(Map<String, Object>... content) {
        return Map.of("content", List.of(content));
    }

    static Map<String, Object> embedded(String uri, String type, String text) {
        return Map.of("type", "resource", "resource", Map.of("uri", uri, "mimeType", type, "text", text));
    }

    static Map<String, Object> tool(String name, String... required) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String parameter : required) {
            properties.put(parameter, Map.of("type", "string"));
        }
        return Map.of(
                "name",
                name,
                "description",
                "A fixture of the conformance suite.",
                "inputSchema",
                Map.of("type", "object", "properties", properties, "required", List.of(required)));
    }

    static InputRequired.Question form(String message, String property, String type) {
        return new InputRequired.Question(
                "elicitation/create",
                Map.of(
                        "message",
                        message,
                        "requestedSchema",
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                Map.of(property, Map.of("type", type)),
                                "required",
                                List.of(property))));
    }

    static InputRequired.Question sampling(String prompt, int maxTokens) {
        return new InputRequired.Question(
                "sampling/createMessage",
                Map.of(
                        "messages",
                        List.of(Map.of("role", "user", "content", Map.of("type", "text", "text", prompt))),
                        "maxTokens",
                        maxTokens));
    }

    static InputRequired.Question roots() {
        return new InputRequired.Question("roots/list", Map.of());
    }

    /** Something a user entered into a form, or nothing. */
    static String entered(Inputs inputs, String question, String property) {
        return inputs.answer(question)
                .map(answer -> answer.get("content"))
                .filter(Map.class::isInstance)
                .map(content -> ((Map<?, ?>) content).get(property))
                .map(String::valueOf)
                .orElse("");
    }
}
