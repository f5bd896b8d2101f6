package io.kepler.mcp.gitlab.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one client's arguments for one tool and collects everything that is wrong with them. */
final class Binder {

    private static final int LONGEST_NAME = 60;

    private final Tool tool;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> given = new LinkedHashSet<>();

    Binder(Tool tool) {
        this.tool = tool;
    }

    Arguments bind(Map<String, Object> arguments) {
        refuseUnknown(arguments);
        tool.parameters().forEach(parameter -> take(parameter, arguments.get(parameter.name())));
        tool.parameters().forEach(this::checkCompany);
        if (!problems.isEmpty()) {
            throw new InvalidArguments(problems);
        }
        return new Arguments(tool, values);
    }

    private void refuseUnknown(Map<String, Object> arguments) {
        List<String> known = tool.parameters().stream().map(Parameter::name).toList();
        for (String name : arguments.keySet()) {
            if (!known.contains(name)) {
                problems.add("There is no parameter " + shown(name) + meant(name, known));
            }
        }
    }

    private static String meant(String name, List<String> known) {
        if (!Suggest.closest(name, known).isEmpty()) {
            return Suggest.hint(name, known);
        }
        return known.isEmpty() ? ": this tool takes none." : ", only " + String.join(", ", known) + ".";
    }

    private void take(Parameter parameter, @Nullable Object argument) {
        String name = parameter.name();
        if (argument == null) {
            takeStandard(parameter);
            return;
        }
        given.add(name);
        parameter
                .read(argument)
                .ifPresentOrElse(
                        value -> values.put(name, value),
                        () -> problems.add(name + " must be " + parameter.expects() + "."));
        if (parameter.place() == Place.PATH && values.containsKey(name)) {
            Segment.problem(RequestBuilder.text(Objects.requireNonNull(values.get(name))))
                    .ifPresent(problem -> problems.add(name + " must not " + problem + "."));
        }
    }

    private void takeStandard(Parameter parameter) {
        if (parameter.required()) {
            problems.add(parameter.name() + " is required: " + parameter.expects() + ".");
        } else if (parameter.standard() != null) {
            values.put(parameter.name(), parameter.standard());
        }
    }

    private void checkCompany(Parameter parameter) {
        String other = parameter.needs();
        if (other != null && given.contains(parameter.name()) && !given.contains(other)) {
            problems.add(parameter.name() + " needs " + other + " too.");
        }
    }

    /** A name the client made up, short and printable. */
    private static String shown(String name) {
        String printable = name.replaceAll("\\p{C}", "?");
        return '"' + printable.substring(0, Math.min(printable.length(), LONGEST_NAME)) + '"';
    }
}
