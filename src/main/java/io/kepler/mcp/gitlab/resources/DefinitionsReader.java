package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.RequestTemplate;
import io.kepler.mcp.gitlab.tools.Shared;
import io.kepler.mcp.gitlab.tools.Suggest;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the kinds of resources. Anything it does not understand is a mistake, never ignored. */
final class DefinitionsReader {

    static final String FILE = "resources/templates.yaml";

    private static final Set<String> KEYS =
            Set.of("uri", "title", "description", "request", "query", "form", "fields", "watch");

    private final Map<String, Form> forms;
    private final Shared shared;

    DefinitionsReader(Map<String, Form> forms, Shared shared) {
        this.forms = forms;
        this.shared = shared;
    }

    List<Definition> read(Yaml file) {
        List<Definition> definitions = new ArrayList<>();
        for (Yaml yaml : file.children()) {
            Definition definition = definition(yaml.allow(KEYS));
            if (definitions.stream().anyMatch(other -> other.uri().equals(definition.uri()))) {
                throw yaml.wrong("the address " + definition.uri() + " is taken");
            }
            definitions.add(definition);
        }
        return List.copyOf(definitions);
    }

    private Definition definition(Yaml yaml) {
        Yaml address = yaml.get("uri");
        UriTemplate uri = address.parse(address.text(), UriTemplate::parse);
        Form form = yaml.find("form").map(this::form).orElseGet(ObjectForm::new);
        RequestTemplate request = request(yaml, form);
        Map<String, String> query = yaml.scalars("query");
        checkHoles(yaml, uri, request, query);
        return new Definition(
                yaml.properName(),
                uri,
                yaml.get("title").text(),
                yaml.get("description").text(),
                request,
                query,
                form,
                yaml.find("fields").map(shared::fields).orElse(List.of()),
                watch(yaml, form));
    }

    private Form form(Yaml yaml) {
        Form form = forms.get(yaml.text());
        if (form == null) {
            throw yaml.wrong("unknown form \"" + yaml.text() + "\"" + Suggest.hint(yaml.text(), forms.keySet()));
        }
        return form;
    }

    private static @Nullable RequestTemplate request(Yaml yaml, Form form) {
        if (!form.asksGitLab()) {
            return null;
        }
        Yaml line = yaml.get("request");
        RequestTemplate request = line.parse(line.text(), RequestTemplate::parse);
        if (request.method() != Request.Method.GET) {
            throw line.wrong("reading a resource is a GET");
        }
        return request;
    }

    /** What the address does not tell cannot be asked for, and what it tells must matter. */
    private static void checkHoles(
            Yaml yaml, UriTemplate uri, @Nullable RequestTemplate request, Map<String, String> query) {
        if (request == null) {
            return;
        }
        List<String> used = new ArrayList<>(request.holes());
        query.values().stream().filter(Reading::isHole).map(Reading::holeName).forEach(used::add);
        for (String hole : used) {
            if (!uri.holes().contains(hole)) {
                throw yaml.get("request").wrong("needs {" + hole + "}, which the address does not have");
            }
        }
        for (String hole : uri.holes()) {
            if (!used.contains(hole)) {
                throw yaml.get("uri").wrong("has {" + hole + "}, which the request does not need");
            }
        }
    }

    private static List<String> watch(Yaml yaml, Form form) {
        return yaml.find("watch")
                .map(given -> {
                    if (!(form instanceof ObjectForm)) {
                        throw given.wrong("only an object can be watched");
                    }
                    return given.texts();
                })
                .orElse(List.of());
    }
}
