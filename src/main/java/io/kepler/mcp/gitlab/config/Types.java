package io.kepler.mcp.gitlab.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The types that need no more than a line or two. */
final class Types {
    private Types() {}

    static Type<String> text(int most) {
        return Type.of("text, at most " + most + " characters", text -> {
            if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
                throw new WrongValue("is too long or holds control characters; use at most " + most + " characters");
            }
            return text;
        });
    }

    static Type<Secret> secret() {
        return new Type<>("text", true, Secret::new);
    }

    static Type<Boolean> flag() {
        return Type.of("`on` or `off`", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new WrongValue("is neither on nor off; use true/false, yes/no, on/off or 1/0");
        });
    }

    /** One of the constants, in any case, with {@code -} or {@code _} between words. */
    static <E extends Enum<E>> Type<E> oneOf(Class<E> constants) {
        return Type.of(words(constants, "`").replaceFirst(", (?=[^,]*$)", " or "), text -> {
            for (E constant : constants.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text.replace('-', '_'))) {
                    return constant;
                }
            }
            throw new WrongValue("is not known; use one of " + words(constants, ""));
        });
    }

    private static <E extends Enum<E>> String words(Class<E> constants, String quote) {
        return Arrays.stream(constants.getEnumConstants())
                .map(constant ->
                        quote + constant.name().toLowerCase(Locale.ROOT).replace('_', '-') + quote)
                .collect(Collectors.joining(", "));
    }

    static Type<Path> path() {
        return Type.of("path", text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new WrongValue("is not a path on this system");
            }
        });
    }

    static Type<Path> readableFile() {
        return path().refusing(
                        path -> !Files.isRegularFile(path) || !Files.isReadable(path),
                        "is not a file that this server can read; check the path and its permissions");
    }
}
