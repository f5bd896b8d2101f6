package io.kepler.mcp.gitlab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How the text of a setting becomes a value.
 *
 * @param form what to write, in words for the reference page
 * @param secret whether the text must never be shown
 */
record Type<T>(String form, boolean secret, Step<String, T> parser) {

    /** One step from text to value that can refuse. */
    @FunctionalInterface
    interface Step<A, B> {
        B apply(A from) throws WrongValue;
    }

    static <T> Type<T> of(String form, Step<String, T> parser) {
        return new Type<>(form, false, parser);
    }

    T parse(String text) throws WrongValue {
        return parser.apply(text);
    }

    <R> Type<R> then(Step<T, R> step) {
        return new Type<>(form, secret, text -> step.apply(parse(text)));
    }

    Type<T> refusing(Predicate<T> wrong, String problem) {
        return then(value -> {
            if (wrong.test(value)) {
                throw new WrongValue(problem);
            }
            return value;
        });
    }

    /** The same, where no text at all is a value too. */
    Type<Optional<T>> orNothing() {
        return new Type<>(form, secret, text -> text.isEmpty() ? Optional.empty() : Optional.of(parse(text)));
    }

    Type<List<T>> list() {
        return new Type<>("list of " + form + ", separated by commas", secret, this::parseList);
    }

    private List<T> parseList(String text) throws WrongValue {
        List<T> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(parse(item.strip()));
            }
        }
        return List.copyOf(items);
    }
}
