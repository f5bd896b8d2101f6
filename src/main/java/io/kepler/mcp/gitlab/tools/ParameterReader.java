package io.kepler.mcp.gitlab.tools;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one parameter of the catalogue. */
final class ParameterReader {

    private static final Set<String> KEYS = Set.of(
            "type",
            "description",
            "enum",
            "minimum",
            "maximum",
            "capped",
            "default",
            "send_default",
            "clearable",
            "as",
            "in",
            "needs");

    private final Yaml yaml;
    private final Type type;

    private ParameterReader(Yaml yaml) {
        this.yaml = yaml.allow(KEYS);
        this.type = yaml.find("type").map(ParameterReader::type).orElse(Type.STRING);
    }

    /** Reads a parameter that goes to the given place unless it says otherwise. */
    static Parameter read(Yaml yaml, boolean required, Place place) {
        return new ParameterReader(yaml).read(required, place);
    }

    private Parameter read(boolean required, Place place) {
        String name = yaml.properName();
        Parameter bare = new Parameter(
                name,
                yaml.find("as").map(Yaml::text).orElse(name),
                place(place),
                type,
                required,
                null,
                flag("send_default"),
                yaml.find("description").map(Yaml::text).orElse(null),
                allowed(),
                range(),
                flag("clearable"),
                yaml.find("needs").map(Yaml::text).orElse(null));
        return withStandard(bare);
    }

    private static Type type(Yaml word) {
        return Type.named(word.text())
                .orElseThrow(() -> word.wrong("unknown type \"" + word.text() + "\", use one of " + Type.words()));
    }

    private Place place(Place usual) {
        Optional<Yaml> in = yaml.find("in");
        if (in.isEmpty()) {
            return usual;
        }
        List<Place> choice = List.of(Place.QUERY, Place.BODY, Place.LOCAL);
        Place place = Arrays.stream(Place.values())
                .filter(each ->
                        choice.contains(each) && each.word().equals(in.get().text()))
                .findFirst()
                .orElseThrow(() -> in.get().wrong("must be query, body or local"));
        if (usual == Place.PATH) {
            throw in.get().wrong("the parameter already stands in the path");
        }
        return place;
    }

    private List<String> allowed() {
        Optional<Yaml> allowed = yaml.find("enum");
        if (allowed.isPresent() && type != Type.STRING) {
            throw allowed.get()
                    .wrong("only a string has one, not " + type.name().toLowerCase(Locale.ROOT));
        }
        return allowed.map(Yaml::texts).orElse(List.of());
    }

    private @Nullable Range range() {
        Optional<Yaml> minimum = yaml.find("minimum");
        Optional<Yaml> maximum = yaml.find("maximum");
        if (minimum.isEmpty()) {
            if (maximum.isPresent() || flag("capped")) {
                throw yaml.wrong("missing minimum");
            }
            return null;
        }
        long least = minimum.get().whole();
        long most = maximum.map(Yaml::whole).orElse(Range.OPEN);
        if (type != Type.INTEGER || least > most) {
            throw yaml.wrong("minimum and maximum are for integers, the smaller number first");
        }
        return new Range(least, most, flag("capped"));
    }

    private Parameter withStandard(Parameter bare) {
        Optional<Yaml> standard = yaml.find("default");
        if (bare.clearable() && type != Type.DATE) {
            throw yaml.wrong("clearable is for dates, a text can be empty anyway");
        }
        if (standard.isEmpty()) {
            if (bare.sendStandard()) {
                throw yaml.wrong("send_default without default");
            }
            return bare;
        }
        if (bare.required()) {
            throw standard.get().wrong("a required parameter has no default");
        }
        Object value = bare.read(standard.get().scalar())
                .orElseThrow(() -> standard.get().wrong("must be " + bare.expects()));
        return bare.withStandard(value);
    }

    private boolean flag(String key) {
        return yaml.find(key).map(Yaml::flag).orElse(false);
    }
}
