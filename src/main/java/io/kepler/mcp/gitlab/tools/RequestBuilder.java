package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns checked arguments into the tool's request: path, query and body in the order of the parameters. */
final class RequestBuilder {

    private final Tool tool;
    private final Arguments arguments;
    private final List<Map.Entry<String, String>> query = new ArrayList<>();
    private final Map<String, Object> body = new LinkedHashMap<>();

    RequestBuilder(Arguments arguments) {
        this.tool = arguments.tool();
        this.arguments = arguments;
    }

    Request build() {
        RequestTemplate template = tool.request();
        if (template == null) {
            throw new IllegalStateException(tool.name() + " has no request");
        }
        for (Parameter parameter : tool.parameters()) {
            Object value = arguments.value(parameter.name());
            if (value != null && parameter.sends(value)) {
                put(parameter.place(), parameter.sentAs(), parameter.type(), value);
            }
        }
        Place place = Place.of(template.method());
        tool.fixed().forEach((name, value) -> put(place, name, Type.STRING, value));
        return new Request(template.method(), arguments.path(template), query, json());
    }

    private void put(Place place, String name, Type type, Object value) {
        if (place == Place.BODY) {
            body.put(name, value);
        } else if (place == Place.QUERY && type != Type.COMMA_SEPARATED && value instanceof List<?> list) {
            list.forEach(element -> query.add(Map.entry(name + "[]", String.valueOf(element))));
        } else if (place == Place.QUERY) {
            query.add(Map.entry(name, text(value)));
        }
    }

    /** A tool that has something to say in a body always sends one, even when it is empty this time. */
    private @Nullable Map<String, Object> json() {
        boolean speaks = !body.isEmpty() || tool.parameters().stream().anyMatch(each -> each.place() == Place.BODY);
        return speaks ? body : null;
    }

    /** A value as it stands in a path or a query. */
    static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }
}
