package io.kepler.mcp.gitlab.mcp;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils bodies: in their bytes, in their values and names, and as a whole. */
final class FuzzBody {

    /** A value of JSON without structure, or an empty object. */
    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|-?\\d+|true|false|null|\\{\\})");

    private static final Pattern NAME = Pattern.compile("\"[^\"]*\"(?=:)");

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-0.0",
            "9007199254740993",
            "99999999999999999999999999",
            "1" + "0".repeat(990),
            "1" + "0".repeat(5_000),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\\ufeff\"",
            "\"../../etc\"",
            "\"gitlab://projects/%00/../7\"",
            "\"' or 1=1 --\"",
            "\"" + "x".repeat(20_000) + "\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"a\":[1,{\"b\":null}]}",
            "[".repeat(400) + "]".repeat(400),
            "[".repeat(480) + "]".repeat(480),
            "{\"a\":".repeat(494) + "1" + "}".repeat(494),
            "[".repeat(5_000) + "]".repeat(5_000),
            "[".repeat(30_000));

    private final Random random;

    FuzzBody(Random random) {
        this.random = random;
    }

    byte[] spoilt(String body) {
        String text = body;
        for (int i = random.nextInt(3); i > 0; i--) {
            text = random.nextInt(4) == 0
                    ? replaced(
                            text,
                            NAME,
                            "\""
                                    + FuzzMessages.pick(
                                            List.of("id", "method", "params", "", "name", "_meta", "x"), random)
                                    + "\"")
                    : replaced(text, VALUE, FuzzMessages.pick(ODD, random));
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> bytes(FuzzMessages.utf8(text));
            case 2 -> FuzzMessages.utf8("[" + text + "]");
            case 3 -> FuzzMessages.utf8("[" + text + "," + text + ",7,[]]");
            case 4 ->
                FuzzMessages.utf8(FuzzMessages.pick(
                        List.of("", "[]", "null", "7", "\"x\"", "{}", " ", "[" + "1,".repeat(2_000) + "1]"), random));
            default -> FuzzMessages.utf8(text);
        };
    }

    private String replaced(String text, Pattern what, String with) {
        Matcher matcher = what.matcher(text);
        int number = (int) matcher.results().count();
        if (number == 0) {
            return text;
        }
        int chosen = random.nextInt(number);
        matcher.reset();
        for (int i = 0; i <= chosen; i++) {
            matcher.find();
        }
        return text.substring(0, matcher.start()) + with + text.substring(matcher.end());
    }

    private byte[] bytes(byte[] body) {
        int from = random.nextInt(body.length);
        int to = Math.min(body.length, from + 1 + random.nextInt(8));
        byte[] head = Arrays.copyOf(body, from);
        byte[] tail = Arrays.copyOfRange(body, to, body.length);
        return switch (random.nextInt(5)) {
            case 0 -> head;
            case 1 -> FuzzMessages.join(head, tail);
            case 2 -> FuzzMessages.join(head, noise(), tail);
            case 3 -> FuzzMessages.join(body, body);
            default ->
                FuzzMessages.join(
                        head, Arrays.copyOfRange(body, from, to), noise(), Arrays.copyOfRange(body, from, body.length));
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(6)];
        random.nextBytes(noise);
        return noise;
    }
}
