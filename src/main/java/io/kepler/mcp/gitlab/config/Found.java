package io.kepler.mcp.gitlab.config;

import java.util.List;
import java.util.Optional;

/** The text that somebody gave for a setting, and where. */
record Found(String key, String source, String text) {

    /** The strongest source that has it. An empty text is how compose files say "not set". */
    static Optional<Found> first(String setting, List<Source> sources) {
        return sources.stream().flatMap(source -> in(source, setting).stream()).findFirst();
    }

    static Optional<Found> in(Source source, String setting) {
        String key = source.key(setting);
        return source.lookup(key).filter(text -> !text.isBlank()).map(text -> new Found(key, source.name(), text));
    }

    String place() {
        return key + " (" + source + ")";
    }
}
