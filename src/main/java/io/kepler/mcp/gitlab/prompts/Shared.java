package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.tools.Suggest;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What prompts share: arguments and sets of fields, written once in {@code prompts/_shared.yaml}. */
final class Shared {

    private static final Set<String> ARGUMENT = Set.of("title", "description", "default", "number", "most");

    private final Map<String, Argument> arguments = new HashMap<>();
    private final Map<String, List<String>> fields = new HashMap<>();

    Shared(Yaml yaml) {
        yaml.allow(Set.of("prompts", "preface", "arguments", "fields"));
        yaml.get("arguments").children().forEach(child -> arguments.put(child.name(), argument(child)));
        yaml.get("fields").children().forEach(child -> fields.put(child.name(), child.texts()));
    }

    /** An argument as a prompt names it. */
    Argument argument(String name, boolean required, Yaml asker) {
        Argument argument = arguments.get(name);
        if (argument == null) {
            throw asker.wrong("no shared argument " + name + Suggest.hint(name, arguments.keySet()));
        }
        if (required && argument.standard() != null) {
            throw asker.wrong(name + " has a default, so it cannot be required");
        }
        return argument.asRequired(required);
    }

    /** A list of fields, the name of a shared one, or {@code all}. */
    List<String> fields(Yaml yaml) {
        if (yaml.isText() && yaml.text().equals("all")) {
            return List.of();
        }
        if (!yaml.isText()) {
            return yaml.texts();
        }
        List<String> set = fields.get(yaml.text());
        if (set == null) {
            throw yaml.wrong("no shared fields " + yaml.text() + Suggest.hint(yaml.text(), fields.keySet()));
        }
        return set;
    }

    private static Argument argument(Yaml yaml) {
        yaml.allow(ARGUMENT);
        boolean number = yaml.find("number").map(Yaml::flag).orElse(false);
        Argument argument = new Argument(
                yaml.properName(),
                yaml.get("title").text(),
                yaml.get("description").text(),
                false,
                yaml.find("default").map(Yaml::text).orElse(null),
                yaml.find("most").map(Yaml::whole).orElse(number ? Long.MAX_VALUE : 0L));
        if (argument.standard() != null) {
            argument.problem(argument.standard()).ifPresent(problem -> {
                throw yaml.wrong("the default must be " + problem);
            });
        }
        return argument;
    }
}
