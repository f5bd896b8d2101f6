package io.kepler.mcp.gitlab.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What tools and resources share: parameters and sets of fields, written once in {@code tools/_shared.yaml}. */
public final class Shared {

    /** The word that stands for the shared parameter of the same name. */
    static final String WORD = "shared";

    private static final String FILE = "tools/_shared.yaml";
    private static final Pattern FIELD = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");

    private final Map<String, Yaml> parameters = new HashMap<>();
    private final Map<String, List<String>> fields = new HashMap<>();

    /** Reads the file on the class path. */
    public static Shared load() {
        return new Shared(Yaml.file(FILE, Yaml::resource));
    }

    Shared(Yaml yaml) {
        yaml.allow(Set.of("parameters", "fields"));
        for (Yaml parameter : yaml.get("parameters").children()) {
            ParameterReader.read(parameter, false, Place.QUERY);
            parameters.put(parameter.name(), parameter);
        }
        for (Yaml set : yaml.get("fields").children()) {
            fields.put(set.name(), paths(set));
        }
    }

    /** The definition of a shared parameter. */
    Yaml parameter(String name, Yaml asker) {
        Yaml parameter = parameters.get(name);
        if (parameter == null) {
            throw asker.wrong("no shared parameter " + name + Suggest.hint(name, parameters.keySet()));
        }
        return parameter;
    }

    /** A list of fields, or the name of a shared one. */
    public List<String> fields(Yaml yaml) {
        if (!yaml.isText()) {
            return paths(yaml);
        }
        List<String> set = fields.get(yaml.text());
        if (set == null) {
            throw yaml.wrong("no shared fields " + yaml.text() + Suggest.hint(yaml.text(), fields.keySet()));
        }
        return set;
    }

    private static List<String> paths(Yaml yaml) {
        for (String path : yaml.texts()) {
            if (!FIELD.matcher(path).matches()) {
                throw yaml.wrong("not the path of a field: " + path);
            }
        }
        return yaml.texts();
    }
}
