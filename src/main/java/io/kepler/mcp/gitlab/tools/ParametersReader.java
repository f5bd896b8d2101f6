package io.kepler.mcp.gitlab.tools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads all parameters of one tool: its own, the shared ones it names, and those that every tool of its kind takes. */
final class ParametersReader {

    private final Yaml tool;
    private final @Nullable RequestTemplate request;
    private final Shared shared;
    private final List<Parameter> parameters = new ArrayList<>();

    ParametersReader(Yaml tool, @Nullable RequestTemplate request, Shared shared) {
        this.tool = tool;
        this.request = request;
        this.shared = shared;
    }

    List<Parameter> read(Effect effect, Paging paging) {
        tool.find("required").ifPresent(yaml -> addAll(yaml, true));
        tool.find("optional").ifPresent(yaml -> addAll(yaml, false));
        paging.parameters().forEach(this::addDerived);
        if (effect.readOnly() && request != null) {
            addDerived("detail");
        }
        checkHoles();
        checkNames();
        return parameters;
    }

    /** A list names shared parameters only; a mapping holds definitions and the word "shared". */
    private void addAll(Yaml yaml, boolean required) {
        if (yaml.isList()) {
            yaml.texts().forEach(name -> add(shared.parameter(name, yaml), required));
            return;
        }
        for (Yaml child : yaml.children()) {
            boolean borrowed = child.isText() && child.text().equals(Shared.WORD);
            add(borrowed ? shared.parameter(child.name(), child) : child, required);
        }
    }

    private void add(Yaml yaml, boolean required) {
        parameters.add(ParameterReader.read(yaml, required, place(yaml.name())));
    }

    private void addDerived(String name) {
        parameters.add(ParameterReader.read(shared.parameter(name, tool), false, Place.LOCAL));
    }

    private Place place(String name) {
        if (request == null) {
            return Place.LOCAL;
        }
        return request.holes().contains(name) ? Place.PATH : Place.of(request.method());
    }

    private void checkHoles() {
        if (request == null) {
            return;
        }
        for (String hole : request.holes()) {
            boolean bound = parameters.stream()
                    .anyMatch(each -> each.name().equals(hole)
                            && each.required()
                            && !each.type().list());
            if (!bound) {
                throw tool.wrong("the path has {" + hole + "}, but there is no required parameter of this name");
            }
        }
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        Set<String> sent = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw tool.wrong("two parameters are called " + parameter.name());
            }
            if (parameter.place() != Place.LOCAL && !sent.add(parameter.place() + parameter.sentAs())) {
                throw tool.wrong("two parameters are sent as " + parameter.sentAs());
            }
        }
        for (Parameter parameter : parameters) {
            if (parameter.needs() != null && !names.contains(parameter.needs())) {
                throw tool.wrong(parameter.name() + " needs " + parameter.needs() + ", which is no parameter");
            }
        }
    }
}
