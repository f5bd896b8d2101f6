package io.kepler.mcp.gitlab.tools;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A value that becomes one segment of a path. Encoded slashes are decoded again by some proxies, so the steps
 * {@code .} and {@code ..} are refused between slashes too: no project, branch, tag or file has them.
 */
public final class Segment {

    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Segment() {}

    /** Completes the sentence "x must not ...", or is empty when the value may be used. */
    static Optional<String> problem(String value) {
        if (value.isBlank()) {
            return Optional.of("be empty");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("hold control characters");
        }
        for (String step : value.split("[/\\\\]", -1)) {
            if (step.equals(".") || step.equals("..")) {
                return Optional.of("hold the path steps . or ..");
            }
        }
        return Optional.empty();
    }

    /** RFC 3986: everything but unreserved characters is percent-encoded, byte by byte of its UTF-8. */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (plain(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
        return encoded.toString();
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }
}
