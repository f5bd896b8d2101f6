package io.kepler.mcp.gitlab.mcp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One request as it goes out. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record FuzzMessage(boolean byAlice, String method, String path, Map<String, String> headers, byte[] body) {

    /** A number of any length is JSON; what is longer than this is no id that comes back. */
    private static final int MOST_DIGITS = 1000;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build()
            .readerFor(Object.class)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    private static final int SHOWN = 600;

    /** The id that an answer must carry, or null when there is none to be read. */
    @Nullable
    Object id() {
        return json() instanceof Map<?, ?> object
                        && (object.get("id") instanceof String
                                || object.get("id") instanceof Integer
                                || object.get("id") instanceof Long
                                || (object.get("id") instanceof BigInteger number
                                        && number.toString().length() <= MOST_DIGITS))
                ? object.get("id")
                : null;
    }

    @Nullable
    Object json() {
        try {
            return JSON.readValue(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Whether what comes back may be a stream that stays open. */
    boolean mayListen() {
        return method.equals("GET") || new String(body, StandardCharsets.ISO_8859_1).contains("subscriptions/listen");
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return method + " " + path + " " + headers + " "
                + (text.length() > SHOWN ? text.substring(0, SHOWN) + "... (" + body.length + ")" : text);
    }
}
