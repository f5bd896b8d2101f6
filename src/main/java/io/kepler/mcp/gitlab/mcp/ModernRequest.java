package io.kepler.mcp.gitlab.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules a request of 2026-07-28 must keep before it is dispatched: headers and {@code _meta} agree with the body. */
final class ModernRequest {

    static final String DISCOVER = "server/discover";
    static final List<String> SUPPORTED = List.of(Revision.V2026_07_28.text());

    private static final String NAME_HEADER = "Mcp-Name";
    static final String CAPABILITIES_META = "io.modelcontextprotocol/clientCapabilities";
    private static final String ENCODED_PREFIX = "=?base64?";
    private static final String ENCODED_SUFFIX = "?=";
    /** Which parameter the Mcp-Name header repeats, by method. */
    private static final Map<String, String> NAMED = Map.of(
            "tools/call", "name",
            "prompts/get", "name",
            "resources/read", "uri",
            "tasks/get", "taskId",
            "tasks/update", "taskId",
            "tasks/cancel", "taskId");

    private ModernRequest() {}

    /**
     * Checks one message that claims to be of 2026-07-28.
     *
     * @throws RpcException with the status and code the specification fixes for the first rule broken
     */
    static void check(Message message, Headers headers) throws RpcException {
        if (message.kind() == Message.Kind.REQUEST && headers != Headers.NONE) {
            checkHeader(Era.METHOD_HEADER, value(headers, Era.METHOD_HEADER), message.method());
        }
        checkVersion(message, headers);
        if (!(message.meta(CAPABILITIES_META) instanceof Map<?, ?>)) {
            throw invalidParams("_meta must hold " + CAPABILITIES_META + ", an object");
        }
        checkName(message, headers);
    }

    private static void checkVersion(Message message, Headers headers) throws RpcException {
        if (!message.hasMeta()) {
            throw invalidParams("_meta is required");
        }
        if (!(message.meta(Era.VERSION_META) instanceof String version)) {
            throw invalidParams("_meta must hold " + Era.VERSION_META + ", a text");
        }
        if (headers != Headers.NONE) {
            checkHeader(Era.VERSION_HEADER, value(headers, Era.VERSION_HEADER), version);
        }
        if (!SUPPORTED.contains(version)) {
            throw new RpcException(
                    400,
                    RpcException.UNSUPPORTED_VERSION,
                    "Unsupported protocol version",
                    Map.of("supported", SUPPORTED, "requested", version),
                    Map.of());
        }
    }

    private static void checkName(Message message, Headers headers) throws RpcException {
        String parameter = NAMED.get(message.method());
        if (parameter == null) {
            return;
        }
        if (!(message.params().get(parameter) instanceof String name)) {
            throw invalidParams("\"" + parameter + "\" must be a text");
        }
        if (headers == Headers.NONE) {
            return;
        }
        String header = value(headers, NAME_HEADER);
        checkHeader(NAME_HEADER, header == null ? null : decode(NAME_HEADER, header), name);
    }

    /** The value without the space around it; space inside the encoding of a name belongs to the name. */
    static @Nullable String value(Headers headers, String name) throws RpcException {
        String value = headers.get(name);
        if (value == null) {
            return null;
        }
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'))) {
            throw mismatch(name + " has characters that must be encoded");
        }
        return value.strip();
    }

    private static void checkHeader(String header, @Nullable String value, String body) throws RpcException {
        if (value == null) {
            throw mismatch(header + " is required");
        }
        if (!value.equals(body)) {
            throw mismatch(header + " does not say the same as the body");
        }
    }

    /** Values that are not plain ASCII travel as {@code =?base64?...?=}; Java's decoder is lenient, the protocol is not. */
    static String decode(String header, String value) throws RpcException {
        boolean encodedValue = value.length() >= ENCODED_PREFIX.length() + ENCODED_SUFFIX.length()
                && value.startsWith(ENCODED_PREFIX)
                && value.endsWith(ENCODED_SUFFIX);
        if (!encodedValue) {
            return value;
        }
        String encoded = value.substring(ENCODED_PREFIX.length(), value.length() - ENCODED_SUFFIX.length());
        if (encoded.length() % 4 != 0) {
            throw mismatch(header + " is not valid base64");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw mismatch(header + " is not valid base64");
        }
    }

    static RpcException mismatch(String reason) {
        return new RpcException(400, RpcException.HEADER_MISMATCH, "Header mismatch: " + reason);
    }

    private static RpcException invalidParams(String reason) {
        return new RpcException(400, RpcException.INVALID_PARAMS, "Invalid params: " + reason);
    }
}
