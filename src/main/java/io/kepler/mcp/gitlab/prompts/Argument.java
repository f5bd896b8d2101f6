package io.kepler.mcp.gitlab.prompts;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a prompt. All of them travel as text.
 *
 * @param standard the value taken when none is given, or null
 * @param most the largest number it takes, or 0 when it is no number
 */
public record Argument(
        String name,
        String title,
        String description,
        boolean required,
        @Nullable String standard,
        long most) {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final int LONGEST = 1_000;

    /** Completes the sentence "x must be ...", or is empty when the value can be taken. */
    Optional<String> problem(String value) {
        if (most > 0) {
            boolean fits = DIGITS.matcher(value).matches() && Long.parseLong(value) <= most;
            return fits
                    ? Optional.empty()
                    : Optional.of(most == Long.MAX_VALUE ? "a number" : "a number up to " + most);
        }
        return value.length() <= LONGEST ? Optional.empty() : Optional.of("at most " + LONGEST + " characters long");
    }

    Argument asRequired(boolean isRequired) {
        return new Argument(name, title, description, isRequired, standard, most);
    }
}
