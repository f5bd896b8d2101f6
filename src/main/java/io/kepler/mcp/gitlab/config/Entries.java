package io.kepler.mcp.gitlab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A source that was read into memory, with what went wrong on the way. */
final class Entries implements Source {
    private final String name;
    private final UnaryOperator<String> spelling;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    Entries(String name, UnaryOperator<String> spelling) {
        this.name = name;
        this.spelling = spelling;
    }

    /** Whether a key, however it is spelled, carries the prefix of this server. */
    static boolean isOurs(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_').startsWith(Settings.PREFIX);
    }

    Entries addOurs(Map<String, String> all) {
        all.forEach((key, value) -> {
            if (isOurs(key)) {
                add(key, value);
            }
        });
        return this;
    }

    void add(String key, String value) {
        if (values.putIfAbsent(key, value) != null) {
            mistake(key, "is there more than once; keep one");
        }
    }

    void mistake(String key, String problem) {
        mistakes.add(Report.line(key, name, problem));
    }

    void mistake(String problem) {
        mistakes.add(name + ": " + problem);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String key(String setting) {
        return spelling.apply(setting);
    }

    @Override
    public Optional<String> lookup(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
