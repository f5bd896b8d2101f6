package io.kepler.mcp.gitlab.completions;

import io.kepler.mcp.gitlab.tools.RequestTemplate;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads which arguments can be completed, and how. */
final class ArgumentsReader {

    static final String FILE = "completions/arguments.yaml";

    private static final Set<String> KEYS = Set.of("aliases", "commas", "lists");
    private static final Set<String> LIST_KEYS =
            Set.of("request", "query", "unless", "search", "anchor", "folder", "value");

    private final Map<String, Argument> byName = new HashMap<>();

    /** The arguments by their names and other names. */
    Map<String, Argument> read(Yaml file) {
        for (Yaml yaml : file.children()) {
            Argument argument = argument(yaml.allow(KEYS));
            claim(argument.name(), argument, yaml);
            argument.aliases().forEach(alias -> claim(alias, argument, yaml));
        }
        return Map.copyOf(byName);
    }

    private void claim(String name, Argument argument, Yaml yaml) {
        Argument other = byName.putIfAbsent(name, argument);
        if (other != null) {
            throw yaml.wrong("the name " + name + " is taken by " + other.name());
        }
    }

    private static Argument argument(Yaml yaml) {
        List<Source> sources = yaml.get("lists").elements().stream()
                .map(ArgumentsReader::source)
                .toList();
        return new Argument(
                yaml.properName(),
                yaml.find("aliases").map(Yaml::texts).orElse(List.of()),
                yaml.find("commas").map(Yaml::flag).orElse(false),
                sources);
    }

    private static Source source(Yaml yaml) {
        yaml.allow(LIST_KEYS);
        Yaml request = yaml.get("request");
        return new Source(
                request.parse(request.text(), RequestTemplate::parse),
                yaml.scalars("query"),
                yaml.find("unless").map(Yaml::text).orElse(null),
                yaml.find("search").map(Yaml::text).orElse(null),
                yaml.find("anchor").map(Yaml::text).orElse(""),
                yaml.find("folder").map(Yaml::text).orElse(null),
                yaml.get("value").text());
    }
}
