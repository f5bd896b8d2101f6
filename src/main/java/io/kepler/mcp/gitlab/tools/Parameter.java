package io.kepler.mcp.gitlab.tools;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a tool.
 *
 * @param sentAs its name at GitLab
 * @param standard the value taken when none is given; GitLab's own default unless {@code sendStandard}
 * @param sendStandard whether the standard value must be sent because GitLab's own default differs
 * @param allowed the only values GitLab knows, or empty for any
 * @param clearable whether an empty text is a value too and removes what is set
 * @param needs the parameter that must be given with this one
 */
public record Parameter(
        String name,
        String sentAs,
        Place place,
        Type type,
        boolean required,
        @Nullable Object standard,
        boolean sendStandard,
        @Nullable String description,
        List<String> allowed,
        @Nullable Range range,
        boolean clearable,
        @Nullable String needs) {

    public Parameter {
        allowed = List.copyOf(allowed);
    }

    Parameter withStandard(Object value) {
        return new Parameter(
                name,
                sentAs,
                place,
                type,
                required,
                value,
                sendStandard,
                description,
                allowed,
                range,
                clearable,
                needs);
    }

    /** Whether GitLab has to be told this value. */
    boolean sends(Object value) {
        return place != Place.LOCAL && (sendStandard || !value.equals(standard));
    }

    /** The value in its one Java form, or empty when the parameter does not take it. */
    Optional<Object> read(Object given) {
        if (clearable && given instanceof String text && text.isBlank()) {
            return Optional.of("");
        }
        Object value = type.read(given);
        if (value instanceof String text && !allowed.isEmpty()) {
            return allowed(text);
        }
        if (value instanceof Long number && range != null) {
            return range.holds(number) ? Optional.of(range.fit(number)) : Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    /** Completes the sentence "x must be ...". */
    String expects() {
        if (!allowed.isEmpty()) {
            return "one of " + String.join(", ", allowed);
        }
        String says = range == null ? type.says() : type.says() + " " + range.words();
        return clearable ? says + ", or empty" : says;
    }

    /** Finds the value meant by the text; {@code Assigned-To-Me} is {@code assigned_to_me}. */
    private Optional<Object> allowed(String text) {
        if (allowed.contains(text)) {
            return Optional.of(text);
        }
        return allowed.stream()
                .filter(value -> folded(value).equals(folded(text)))
                .<Object>map(value -> value)
                .findFirst();
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
