package io.kepler.mcp.gitlab.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one tool of the catalogue and checks that its parts fit together. */
final class ToolReader {

    private static final Set<String> KEYS = Set.of(
            "title",
            "description",
            "request",
            "handler",
            "calls",
            "required",
            "optional",
            "paged",
            "fields",
            "answers",
            "fixed",
            "effect",
            "scope",
            "aliases");

    private final String toolset;
    private final Yaml yaml;
    private final Shared shared;

    ToolReader(String toolset, Yaml yaml, Shared shared) {
        this.toolset = toolset;
        this.yaml = yaml.allow(KEYS);
        this.shared = shared;
    }

    Tool read() {
        String name = yaml.properName();
        String description = yaml.get("description").text();
        RequestTemplate request = yaml.find("request")
                .map(line -> line.parse(line.text(), RequestTemplate::parse))
                .orElse(null);
        String handler = yaml.find("handler").map(Yaml::text).orElse(null);
        if (request == null && handler == null) {
            throw yaml.wrong("a tool has a request, a handler, or both");
        }
        Effect effect = effect(request);
        Paging paging = paging(effect);
        List<Parameter> parameters = new ParametersReader(yaml, request, shared).read(effect, paging);
        return new Tool(
                name,
                yaml.find("title").map(Yaml::text).orElse(null),
                toolset,
                description,
                request,
                handler,
                calls(handler),
                parameters,
                word("scope", Scope.values(), Scope::word).orElse(Scope.of(effect)),
                effect,
                paging,
                yaml.find("fields").map(shared::fields).map(Selection::of).orElse(Selection.ALL),
                answers(parameters),
                fixed(parameters),
                aliases());
    }

    private Effect effect(@Nullable RequestTemplate request) {
        return word("effect", Effect.values(), Effect::word).orElseGet(() -> {
            if (request == null) {
                throw yaml.wrong("missing effect: without a request it cannot be derived");
            }
            return Effect.of(request.method());
        });
    }

    private Paging paging(Effect effect) {
        Optional<Yaml> paged = yaml.find("paged");
        if (paged.isEmpty()) {
            return Paging.NONE;
        }
        if (!effect.readOnly()) {
            throw paged.get().wrong("only a tool that reads has pages");
        }
        if (paged.get().isText() && paged.get().text().equals("keyset")) {
            return Paging.KEYSET;
        }
        if (!paged.get().isText() && paged.get().flag()) {
            return Paging.OFFSET;
        }
        throw paged.get().wrong("must be true or keyset");
    }

    private List<RequestTemplate> calls(@Nullable String handler) {
        Optional<Yaml> calls = yaml.find("calls");
        if (calls.isPresent() && handler == null) {
            throw calls.get().wrong("only a handler makes further calls");
        }
        List<RequestTemplate> templates = new ArrayList<>();
        calls.ifPresent(list -> list.texts().forEach(line -> templates.add(list.parse(line, RequestTemplate::parse))));
        return templates;
    }

    private Map<String, String> answers(List<Parameter> parameters) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Yaml answer : yaml.find("answers").map(Yaml::children).orElse(List.of())) {
            String text = answer.text();
            boolean hole = text.startsWith("{") && text.endsWith("}");
            if (hole && parameters.stream().noneMatch(each -> text.equals("{" + each.name() + "}"))) {
                throw answer.wrong(text + " is no parameter");
            }
            answers.put(answer.name(), text);
        }
        return answers;
    }

    private Map<String, Object> fixed(List<Parameter> parameters) {
        Map<String, Object> fixed = new LinkedHashMap<>();
        for (Yaml constant : yaml.find("fixed").map(Yaml::children).orElse(List.of())) {
            if (parameters.stream().anyMatch(each -> each.sentAs().equals(constant.name()))) {
                throw constant.wrong("a parameter is sent under this name");
            }
            fixed.put(constant.name(), constant.scalar());
        }
        return fixed;
    }

    private Set<String> aliases() {
        return new LinkedHashSet<>(yaml.find("aliases").map(Yaml::texts).orElse(List.of()));
    }

    private <T> Optional<T> word(String key, T[] values, Function<T, String> word) {
        return yaml.find(key)
                .map(given -> values(values)
                        .filter(value -> word.apply(value).equals(given.text()))
                        .findFirst()
                        .orElseThrow(() -> given.wrong("unknown " + key + " \"" + given.text() + "\", use one of "
                                + values(values).map(word).collect(Collectors.joining(", ")))));
    }

    private static <T> Stream<T> values(T[] values) {
        return Arrays.stream(values);
    }
}
