package io.kepler.mcp.gitlab.mcp;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bodies come and go as JSON in UTF-8, and go as event streams to clients that take them. */
final class MediaTypes {

    private static final Set<String> JSON_RANGES = Set.of("*/*", "application/*", MediaType.APPLICATION_JSON);

    private static final Set<String> EVENT_RANGES = Set.of("*/*", "text/*", MediaType.SERVER_SENT_EVENTS);

    /** What is named only to say that it is not acceptable (RFC 9110, 12.4.2). */
    private static final Pattern REFUSED =
            Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)", Pattern.CASE_INSENSITIVE);

    private MediaTypes() {}

    static void check(Headers headers) throws RpcException {
        checkContent(headers);
        String accept = headers.get(HttpHeaders.ACCEPT);
        if (accept != null && !accept.isBlank() && !acceptsJson(accept)) {
            throw new RpcException(
                    406, RpcException.INVALID_REQUEST, "Invalid request: Accept must allow application/json");
        }
    }

    /** Checks what is sent, where it does not matter what is accepted. */
    static void checkContent(Headers headers) throws RpcException {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null || !isJson(type)) {
            throw new RpcException(
                    415,
                    RpcException.INVALID_REQUEST,
                    "Invalid request: Content-Type must be application/json, in UTF-8");
        }
    }

    /** Whether a client knows event streams where a document would do as well. */
    static boolean knowsEvents(@Nullable String accept) {
        return accept != null && ranges(accept).anyMatch(MediaType.SERVER_SENT_EVENTS::equals);
    }

    /** Checks what is accepted where there is nothing but an event stream. */
    static void checkEvents(Headers headers) throws RpcException {
        String accept = headers.get(HttpHeaders.ACCEPT);
        if (accept != null && !accept.isBlank() && ranges(accept).noneMatch(EVENT_RANGES::contains)) {
            throw new RpcException(
                    406, RpcException.INVALID_REQUEST, "Invalid request: Accept must allow text/event-stream");
        }
    }

    private static boolean isJson(String value) {
        try {
            MediaType type = MediaType.valueOf(value);
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            return type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                    && !type.isWildcardType()
                    && !type.isWildcardSubtype()
                    && Charset.forName(charset).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean acceptsJson(String accept) {
        return ranges(accept).anyMatch(JSON_RANGES::contains);
    }

    private static Stream<String> ranges(String accept) {
        return Arrays.stream(accept.split(",", -1))
                .filter(range -> !REFUSED.matcher(range).find())
                .map(range -> range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
    }
}
