package io.kepler.mcp.gitlab.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON Schema (2020-12) of a tool's arguments, as lean as clients allow: every byte is read by every model. No type
 * arrays, no formats and no combinators, because some model providers refuse a whole list over one of them.
 */
public final class Schema {

    private Schema() {}

    public static Map<String, Object> of(Tool tool) {
        Map<String, Object> properties = new LinkedHashMap<>();
        tool.parameters().forEach(parameter -> properties.put(parameter.name(), of(parameter)));
        List<String> required = tool.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .toList();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> of(Parameter parameter) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", parameter.type().schema());
        if (parameter.type() == Type.INTEGERS) {
            schema.put("items", Map.of("type", "integer"));
        } else if (parameter.type() == Type.STRINGS) {
            schema.put("items", Map.of("type", "string"));
        }
        if (parameter.description() != null) {
            schema.put("description", parameter.description());
        }
        if (!parameter.allowed().isEmpty()) {
            schema.put("enum", parameter.allowed());
        }
        range(parameter).ifPresent(range -> {
            schema.put("minimum", range.least());
            if (range.most() != Range.OPEN) {
                schema.put("maximum", range.most());
            }
        });
        if (parameter.standard() != null) {
            schema.put("default", parameter.standard());
        }
        return schema;
    }

    /** A capped number is put right when it is wrong, so the limits need not be told fifteen times over. */
    private static Optional<Range> range(Parameter parameter) {
        return Optional.ofNullable(parameter.range()).filter(range -> !range.capped());
    }
}
