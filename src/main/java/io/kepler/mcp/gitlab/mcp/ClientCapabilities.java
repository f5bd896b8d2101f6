package io.kepler.mcp.gitlab.mcp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client said that it can do. */
record ClientCapabilities(Map<?, ?> declared) {

    static final ClientCapabilities NONE = new ClientCapabilities(Map.of());

    private static final String ELICITATION = "elicitation";

    static ClientCapabilities of(@Nullable Object declared) {
        return declared instanceof Map<?, ?> map ? new ClientCapabilities(map) : NONE;
    }

    boolean extension(String name) {
        return declared.get("extensions") instanceof Map<?, ?> extensions && extensions.get(name) instanceof Map<?, ?>;
    }

    /** Whether its user can be asked with a form. An empty elicitation means forms, as the first revision with it said. */
    boolean forms() {
        return declared.get(ELICITATION) instanceof Map<?, ?> modes && (modes.isEmpty() || modes.containsKey("form"));
    }

    /** Whether the client can answer such a question. */
    boolean answers(InputRequired.Question question) {
        return switch (question.method()) {
            case "elicitation/create" ->
                "url".equals(question.params().get("mode"))
                        ? declared.get(ELICITATION) instanceof Map<?, ?> modes && modes.containsKey("url")
                        : forms();
            case "sampling/createMessage" -> declared.get("sampling") instanceof Map<?, ?>;
            case "roots/list" -> declared.get("roots") instanceof Map<?, ?>;
            default -> false;
        };
    }

    /** What a client would have to declare to be asked such a question. */
    static Map<String, Object> neededFor(InputRequired.Question question) {
        String method = question.method();
        return Map.of(method.substring(0, method.indexOf('/')), Map.of());
    }
}
