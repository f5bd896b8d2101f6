package io.kepler.mcp.gitlab.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A place in a file of ours that is data. It gives its value only as the kind that is meant, and names itself when it cannot. */
public record Yaml(String file, String path, JsonNode value) {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** A file of the class path. */
    public static Optional<String> resource(String path) {
        try (InputStream stream = Yaml.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }

    /**
     * A whole file.
     *
     * @param files gives the text of the file at a path
     */
    public static Yaml file(String path, Function<String, Optional<String>> files) {
        return read(path, files.apply(path).orElseThrow(() -> new CatalogueException(path + ": missing file")));
    }

    static Yaml read(String file, String text) {
        try {
            return new Yaml(file, "", MAPPER.readTree(text));
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw new CatalogueException(file + ": near line " + line + ": " + broken.getOriginalMessage());
        }
    }

    public CatalogueException wrong(String problem) {
        return new CatalogueException(file + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    }

    /** The last step of the path: the key this stands under. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The key this stands under, which must be written like a name of GitLab's API. */
    public String properName() {
        if (!NAME.matcher(name()).matches()) {
            throw wrong("a name is small letters, digits and underscores");
        }
        return name();
    }

    public Optional<Yaml> find(String key) {
        return Optional.ofNullable(mapping().value.get(key)).map(child -> new Yaml(file, below(key), child));
    }

    public Yaml get(String key) {
        return find(key).orElseThrow(() -> wrong("missing " + key));
    }

    public List<Yaml> children() {
        return mapping().value.properties().stream()
                .map(child -> new Yaml(file, below(child.getKey()), child.getValue()))
                .toList();
    }

    /** Refuses every key that is not one of these, so that a slip of the pen is not a silent wish. */
    public Yaml allow(Set<String> keys) {
        for (String key : mapping().value.propertyNames()) {
            if (!keys.contains(key)) {
                throw wrong("unknown key " + key + Suggest.hint(key, keys));
            }
        }
        return this;
    }

    public boolean isText() {
        return value.isString();
    }

    public boolean isList() {
        return value.isArray();
    }

    public String text() {
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong("must be text (quote it when YAML takes it for something else)");
        }
        return value.stringValue();
    }

    /** What a parser makes of a text that stands here; what it refuses is wrong here. */
    public <T> T parse(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()));
        }
    }

    public boolean flag() {
        if (!value.isBoolean()) {
            throw wrong("must be true or false");
        }
        return value.booleanValue();
    }

    public long whole() {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong("must be a whole number");
        }
        return value.longValue();
    }

    /** The scalar here as the Java value it stands for. */
    public Object scalar() {
        return value.isBoolean() ? (Object) flag() : value.isNumber() ? (Object) whole() : text();
    }

    /** The scalars in the mapping under a key, as they are written into a query; none without that key. */
    public Map<String, String> scalars(String key) {
        Map<String, String> scalars = new LinkedHashMap<>();
        for (Yaml child : find(key).map(Yaml::children).orElse(List.of())) {
            scalars.put(child.name(), child.scalar().toString());
        }
        return scalars;
    }

    public List<String> texts() {
        if (!value.isArray() || value.isEmpty()) {
            throw wrong("must be a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            Yaml element = new Yaml(file, path + "[" + i + "]", value.get(i));
            if (texts.contains(element.text())) {
                throw element.wrong("is there twice: " + element.text());
            }
            texts.add(element.text());
        }
        return List.copyOf(texts);
    }

    public List<Yaml> elements() {
        if (!value.isArray() || value.isEmpty()) {
            throw wrong("must be a list");
        }
        return IntStream.range(0, value.size())
                .mapToObj(i -> new Yaml(file, path + "[" + i + "]", value.get(i)))
                .toList();
    }

    private Yaml mapping() {
        if (!value.isObject()) {
            throw wrong("must be a mapping of keys to values");
        }
        return this;
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
