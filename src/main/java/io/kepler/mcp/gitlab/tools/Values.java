package io.kepler.mcp.gitlab.tools;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a client sent as the value it stands for; null means it stands for none. */
final class Values {

    private static final int LONGEST_NUMBER = 40;

    /** A day, or a day and a time with or without seconds and offset. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Values() {}

    static @Nullable String text(Object given) {
        if (given instanceof Number) {
            BigDecimal number = number(given.toString());
            return number == null ? null : written(number);
        }
        return given instanceof String text ? text : null;
    }

    static @Nullable Long whole(Object given) {
        if (!(given instanceof Number || given instanceof String)) {
            return null;
        }
        BigDecimal number = number(given.toString().strip());
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException notAWholeNumber) {
            return null;
        }
    }

    /** Exactly the number, unless it is longer than any that means something to GitLab. */
    private static @Nullable BigDecimal number(String digits) {
        if (digits.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(digits);
            long before = (long) number.precision() - number.scale();
            return before > LONGEST_NUMBER || number.scale() > LONGEST_NUMBER ? null : number;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** In digits, as a person would: a whole number without its point. */
    private static String written(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() <= 0 ? shortest : number).toPlainString();
    }

    static @Nullable Boolean flag(Object given) {
        if (given instanceof Boolean flag) {
            return flag;
        }
        if (!(given instanceof String text)) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    static @Nullable String date(Object given) {
        if (!(given instanceof String text)) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip()).toString();
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    static @Nullable String time(Object given) {
        if (!(given instanceof String text)) {
            return null;
        }
        String iso = text.strip().toUpperCase(Locale.ROOT).replace(' ', 'T');
        try {
            TIME.parse(iso);
            return iso;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    static @Nullable List<String> texts(Object given) {
        return each(given instanceof Collection<?> many ? many : List.of(given), Values::text);
    }

    /** A list, one number, or numbers between commas. */
    static @Nullable List<Long> numbers(Object given) {
        if (given instanceof String text) {
            return each(parts(text), Values::whole);
        }
        return each(given instanceof Collection<?> many ? many : List.of(given), Values::whole);
    }

    static @Nullable List<String> commaSeparated(Object given) {
        List<String> texts = texts(given);
        return texts == null ? null : parts(String.join(",", texts));
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static <T> @Nullable List<T> each(Collection<?> given, Function<Object, @Nullable T> reader) {
        List<T> values = new ArrayList<>();
        for (Object element : given) {
            T value = element == null ? null : reader.apply(element);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return List.copyOf(values);
    }
}
