package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.RequestTemplate;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one part of a prompt's data. */
final class PartReader {

    private static final Set<String> KEYS = Set.of(
            "title",
            "request",
            "query",
            "fields",
            "as",
            "bytes",
            "longest",
            "main",
            "hidden",
            "take",
            "later",
            "unless",
            "for_each",
            "most");
    private static final long BYTES = 6_000;
    private static final long LONGEST = 1_000;

    private final Yaml yaml;
    private final Shared shared;

    PartReader(Yaml yaml, Shared shared) {
        this.yaml = yaml.allow(KEYS);
        this.shared = shared;
    }

    Part read() {
        Form form = yaml.find("as").map(PartReader::form).orElse(Form.JSON);
        List<String> fields = yaml.find("fields").map(shared::fields).orElse(List.of());
        if (form.plain() == yaml.find("fields").isPresent()) {
            throw yaml.wrong(form.plain() ? "a text has no fields" : "missing fields");
        }
        Map<String, String> takes = takes(fields);
        boolean hidden = flag("hidden");
        if (hidden && takes.isEmpty()) {
            throw yaml.wrong("a hidden part that takes nothing is of no use");
        }
        if (yaml.find("most").isPresent() != yaml.find("for_each").isPresent()) {
            throw yaml.wrong("for_each and most go together");
        }
        return new Part(
                yaml.properName(),
                yaml.get("title").text(),
                template(yaml.get("request")),
                yaml.scalars("query"),
                fields,
                form,
                whole("bytes", BYTES),
                whole("longest", LONGEST),
                flag("main"),
                hidden,
                takes,
                yaml.find("later").map(later -> among(fields, later)).orElse(null),
                yaml.find("unless").map(Yaml::text).orElse(null),
                yaml.find("for_each").map(Yaml::text).orElse(null),
                whole("most", 1));
    }

    private static RequestTemplate template(Yaml yaml) {
        RequestTemplate template = yaml.parse(yaml.text(), RequestTemplate::parse);
        if (template.method() != Request.Method.GET) {
            throw yaml.wrong("a prompt only reads");
        }
        return template;
    }

    private static Form form(Yaml word) {
        return Arrays.stream(Form.values())
                .filter(form -> word(form).equals(word.text()))
                .findFirst()
                .orElseThrow(() -> word.wrong("unknown form, use one of "
                        + Arrays.stream(Form.values()).map(PartReader::word).collect(Collectors.joining(", "))));
    }

    private static String word(Form form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, String> takes(List<String> fields) {
        Map<String, String> takes = new LinkedHashMap<>();
        for (Yaml child : yaml.find("take").map(Yaml::children).orElse(List.of())) {
            takes.put(child.properName(), among(fields, child));
        }
        return takes;
    }

    private static String among(List<String> fields, Yaml field) {
        if (!fields.contains(field.text())) {
            throw field.wrong(field.text() + " is not among the fields");
        }
        return field.text();
    }

    private int whole(String key, long standard) {
        long number = yaml.find(key).map(Yaml::whole).orElse(standard);
        if (number < 1 || number > RecipeReader.MOST_BYTES) {
            throw yaml.wrong(key + " must be from 1 to " + RecipeReader.MOST_BYTES);
        }
        return (int) number;
    }

    private boolean flag(String key) {
        return yaml.find(key).map(Yaml::flag).orElse(false);
    }
}
