package io.kepler.mcp.gitlab.mcp;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Bodies come and go as JSON in UTF-8; event streams are not offered, as there is nothing to stream yet. */
final class MediaTypes {

    private static final Set<String> JSON_RANGES = Set.of("*/*", "application/*", MediaType.APPLICATION_JSON);

    private MediaTypes() {}

    static void check(Headers headers) throws RpcException {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null || !isJson(type)) {
            throw new RpcException(
                    415,
                    RpcException.INVALID_REQUEST,
                    "Invalid request: Content-Type must be application/json, in UTF-8");
        }
        String accept = headers.get(HttpHeaders.ACCEPT);
        if (accept != null && !accept.isBlank() && !acceptsJson(accept)) {
            throw new RpcException(
                    406, RpcException.INVALID_REQUEST, "Invalid request: Accept must allow application/json");
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
        return Arrays.stream(accept.split(",", -1))
                .map(range -> range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .anyMatch(JSON_RANGES::contains);
    }
}
