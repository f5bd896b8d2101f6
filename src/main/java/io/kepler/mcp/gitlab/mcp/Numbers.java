package io.kepler.mcp.gitlab.mcp;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads the numbers of a message as they were written: none goes through a double, and none is too large to be read. */
final class Numbers extends StdDeserializer<Number> {

    private static final int MOST_DIGITS = 1000;

    /** Stands for every number that is larger or longer than we read: it is neither whole nor can it be written out. */
    private static final BigDecimal OUTSIZED = new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE);

    Numbers() {
        super(Number.class);
    }

    @Override
    public Number deserialize(JsonParser in, DeserializationContext context) {
        String digits = in.getString();
        if (digits.length() > MOST_DIGITS) {
            return OUTSIZED;
        }
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return in.getNumberValue();
        }
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException exponentTooLarge) {
            return OUTSIZED;
        }
    }

    /** Whether it is a name that a client may give to a request or its progress, and that comes back as it was. */
    static boolean isWhole(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }
}
