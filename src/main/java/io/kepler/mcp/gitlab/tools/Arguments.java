package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client gave a tool, checked and in one form, with the standard values of what it left out. */
public final class Arguments {

    private final Tool tool;
    private final Map<String, Object> values;

    Arguments(Tool tool, Map<String, Object> values) {
        this.tool = tool;
        this.values = Map.copyOf(values);
    }

    /**
     * Checks what a client gave; null values count as left out.
     *
     * @throws InvalidArguments with every problem there is
     */
    public static Arguments bind(Tool tool, Map<String, Object> given) {
        return new Binder(tool).bind(given);
    }

    public Tool tool() {
        return tool;
    }

    /** Whether there is a value, given or standard. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value as text, whatever its type: as it stands in a path or a query. */
    public String text(String name) {
        return findText(name).orElseThrow(() -> absent(name));
    }

    public long number(String name) {
        return findNumber(name).orElseThrow(() -> absent(name));
    }

    public boolean flag(String name) {
        return findFlag(name).orElseThrow(() -> absent(name));
    }

    /** The list given, or an empty one. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list ? (List<String>) list : List.of();
    }

    /** The list given, or an empty one. */
    @SuppressWarnings("unchecked")
    public List<Long> numbers(String name) {
        return values.get(name) instanceof List<?> list ? (List<Long>) list : List.of();
    }

    public Optional<String> findText(String name) {
        return Optional.ofNullable(values.get(name)).map(RequestBuilder::text);
    }

    public Optional<Long> findNumber(String name) {
        return Optional.ofNullable((Long) values.get(name));
    }

    public Optional<Boolean> findFlag(String name) {
        return Optional.ofNullable((Boolean) values.get(name));
    }

    /** The tool's own request to GitLab, without paging. */
    public Request request() {
        return new RequestBuilder(this).build();
    }

    /** The path of a further request, its holes filled with these arguments. */
    public String path(RequestTemplate template) {
        return template.expand(this::text);
    }

    /** What to answer when GitLab sent no body, or empty when the tool says nothing about it. */
    public Map<String, String> answer() {
        Map<String, String> answer = new LinkedHashMap<>();
        tool.answers().forEach((key, value) -> answer.put(key, filled(value)));
        return answer;
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    private String filled(String template) {
        boolean hole = template.startsWith("{") && template.endsWith("}");
        return hole ? text(template.substring(1, template.length() - 1)) : template;
    }

    private IllegalArgumentException absent(String name) {
        return new IllegalArgumentException(tool.name() + " has no value for " + name);
    }
}
