package io.kepler.mcp.gitlab.mcp;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The headers that repeat arguments of a tool, for whoever routes by them (2026-07-28, {@code x-mcp-header}). A header
 * has to say what the body says, and to be there exactly when the argument is.
 */
final class ParamHeaders {

    private static final String PREFIX = "Mcp-Param-";
    private static final String MARK = "x-mcp-header";

    private final Map<String, String> pathsByHeader;

    private ParamHeaders(Map<String, String> pathsByHeader) {
        this.pathsByHeader = pathsByHeader;
    }

    /** Those of the tools that have any, by the name of the tool. */
    static Map<String, ParamHeaders> of(List<Map<String, Object>> listings) {
        Map<String, ParamHeaders> headed = new HashMap<>();
        for (Map<String, Object> listing : listings) {
            Map<String, String> paths = annotated(listing.get("inputSchema"));
            if (!paths.isEmpty()) {
                headed.put(String.valueOf(listing.get("name")), new ParamHeaders(paths));
            }
        }
        return headed;
    }

    /** Checks the headers of a call against its arguments. */
    void check(Map<String, Object> arguments, Headers headers) throws RpcException {
        for (var annotated : pathsByHeader.entrySet()) {
            String header = PREFIX + annotated.getKey();
            check(header, ModernRequest.value(headers, header), value(arguments, annotated.getValue()));
        }
    }

    /** The paths of the annotated properties, by the names of their headers. */
    private static Map<String, String> annotated(@Nullable Object schema) {
        Map<String, String> found = new LinkedHashMap<>();
        collect(schema, "", found);
        return found;
    }

    private static void collect(@Nullable Object schema, String path, Map<String, String> found) {
        if (schema instanceof Map<?, ?> object && object.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                String below = path.isEmpty() ? String.valueOf(name) : path + "/" + name;
                if (property instanceof Map<?, ?> map && map.get(MARK) instanceof String header) {
                    found.put(header, below);
                }
                collect(property, below, found);
            });
        }
    }

    private static @Nullable Object value(Map<?, ?> arguments, String path) {
        Object value = arguments;
        for (String name : path.split("/", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    private static void check(String header, @Nullable String given, @Nullable Object value) throws RpcException {
        if (value == null || given == null) {
            if (value != null || given != null) {
                throw ModernRequest.mismatch(header + (given == null ? " is required" : " names no argument"));
            }
            return;
        }
        if (!same(ModernRequest.decode(header, given), value)) {
            throw ModernRequest.mismatch(header + " does not say the same as the body");
        }
    }

    private static boolean same(String header, Object value) {
        if (value instanceof Number) {
            try {
                return new BigDecimal(header).compareTo(new BigDecimal(value.toString())) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return Objects.equals(header, String.valueOf(value));
    }
}
