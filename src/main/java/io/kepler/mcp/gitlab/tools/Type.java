package io.kepler.mcp.gitlab.tools;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter's value is. Reading is lenient about spelling, because models quote numbers and drop brackets, and
 * strict about meaning.
 */
public enum Type {
    STRING("string", "a text"),
    INTEGER("integer", "a whole number"),
    BOOLEAN("boolean", "true or false"),
    DATE("string", "a date like 2026-01-31"),
    TIME("string", "an ISO 8601 time like 2026-01-31T12:00:00Z"),
    STRINGS("array", "a list of texts"),
    INTEGERS("array", "a list of whole numbers"),
    /** One text to the model, a list to GitLab: how labels are written. */
    COMMA_SEPARATED("string", "a comma-separated text");

    private final String schema;
    private final String says;

    Type(String schema, String says) {
        this.schema = schema;
        this.says = says;
    }

    /** The value in its one Java form (String, Long, Boolean, or a List of these), or null when it is none. */
    @Nullable
    Object read(Object given) {
        return switch (this) {
            case STRING -> Values.text(given);
            case INTEGER -> Values.whole(given);
            case BOOLEAN -> Values.flag(given);
            case DATE -> Values.date(given);
            case TIME -> Values.time(given);
            case STRINGS -> Values.texts(given);
            case INTEGERS -> Values.numbers(given);
            case COMMA_SEPARATED -> Values.commaSeparated(given);
        };
    }

    /** The type's name in JSON Schema. */
    String schema() {
        return schema;
    }

    /** Completes the sentence "x must be ...". */
    String says() {
        return says;
    }

    /** The word the catalogue uses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Type> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Type::word).collect(Collectors.joining(", "));
    }

    boolean list() {
        return List.of(STRINGS, INTEGERS, COMMA_SEPARATED).contains(this);
    }
}
