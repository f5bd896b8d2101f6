package io.kepler.mcp.gitlab.config;

import java.util.stream.Stream;

/**
 * One thing an operator can set, declared once: parsing, mistakes and the reference page all come from here.
 *
 * @param name without the prefix, such as {@code GITLAB_URL}
 * @param standard the text that counts when nobody sets it
 * @param sentence what it is for
 */
record Setting<T>(String name, Type<T> type, String standard, String sentence) {

    T defaultValue() {
        try {
            return type.parse(standard);
        } catch (WrongValue e) {
            throw new IllegalStateException("the default of " + name + " " + e.problem(), e);
        }
    }

    boolean secret() {
        return type.secret();
    }

    /** The name under which a secret is read from a file. */
    String fileName() {
        return name + "_FILE";
    }

    Stream<String> names() {
        return secret() ? Stream.of(name, fileName()) : Stream.of(name);
    }
}
