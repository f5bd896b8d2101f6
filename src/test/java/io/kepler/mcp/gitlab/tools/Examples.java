package io.kepler.mcp.gitlab.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments that a tool takes, made from its parameters. */
final class Examples {

    private Examples() {}

    static Map<String, Object> required(Tool tool) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        tool.parameters().stream()
                .filter(Parameter::required)
                .forEach(parameter -> arguments.put(parameter.name(), value(parameter)));
        return arguments;
    }

    /** Every parameter, none with its standard value, so that all of them are sent. */
    static Map<String, Object> all(Tool tool) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        tool.parameters().forEach(parameter -> arguments.put(parameter.name(), value(parameter)));
        return arguments;
    }

    static String text(Parameter parameter) {
        if (!parameter.allowed().isEmpty()) {
            return parameter.allowed().stream()
                    .filter(value -> !value.equals(parameter.standard()))
                    .findFirst()
                    .orElseThrow();
        }
        return switch (parameter.type()) {
            case DATE -> "2026-01-31";
            case TIME -> "2026-01-31T12:00:00Z";
            case COMMA_SEPARATED -> "bug,needs review";
            default -> "größe/main";
        };
    }

    private static Object value(Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER -> 7;
            case BOOLEAN -> !Boolean.TRUE.equals(parameter.standard());
            case INTEGERS -> List.of(1, 2);
            case STRINGS -> List.of("a", "b");
            default -> text(parameter);
        };
    }
}
