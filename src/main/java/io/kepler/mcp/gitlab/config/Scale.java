package io.kepler.mcp.gitlab.config;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of whole number and the units it can be written in.
 *
 * @param noun what a message calls it
 * @param units how many of the smallest unit each one is
 * @param plain the unit of a number without one
 */
record Scale(String noun, Map<String, Long> units, String plain) {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+)\\s*([A-Za-z]*)");
    private static final Scale COUNT = new Scale("whole number", Map.of("", 1L), "");
    private static final Scale TIME =
            new Scale("duration", Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L), "s");
    private static final Scale SIZE =
            new Scale("size", Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30), "B");

    static Type<Integer> count(int least, int most) {
        return COUNT.type("", least, most).then(Math::toIntExact);
    }

    static Type<Duration> duration(Duration least, Duration most) {
        return TIME.type(" (plain number: seconds)", least.toMillis(), most.toMillis())
                .then(Duration::ofMillis);
    }

    static Type<Long> size(long least, long most) {
        return SIZE.type(" (plain number: bytes)", least, most);
    }

    private Type<Long> type(String remark, long least, long most) {
        String range = write(least) + " to " + write(most);
        return Type.of(noun + ", " + range + remark, text -> {
            long amount = read(text, range);
            if (amount < least || amount > most) {
                throw new WrongValue("is out of range; use " + range);
            }
            return amount;
        });
    }

    private long read(String text, String range) throws WrongValue {
        Matcher parts = NUMBER_AND_UNIT.matcher(text);
        if (!parts.matches()) {
            throw new WrongValue("is not a " + noun + "; use " + range);
        }
        String unit = parts.group(2).isEmpty() ? plain : parts.group(2);
        try {
            return Math.multiplyExact(Long.parseLong(parts.group(1)), factor(unit, range));
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw new WrongValue("is out of range; use " + range);
        }
    }

    private long factor(String unit, String range) throws WrongValue {
        return units.entrySet().stream()
                .filter(known -> known.getKey().equalsIgnoreCase(unit))
                .findFirst()
                .orElseThrow(() -> new WrongValue("is not a " + noun + "; use " + range))
                .getValue();
    }

    /** Writes an amount in the largest unit that holds it without a fraction. */
    private String write(long amount) {
        if (amount == 0) {
            return "0" + plain;
        }
        return units.entrySet().stream()
                .filter(unit -> amount % unit.getValue() == 0)
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(unit -> amount / unit.getValue() + unit.getKey())
                .orElseThrow();
    }
}
