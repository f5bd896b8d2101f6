package io.kepler.mcp.gitlab.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads one bounded JSON-RPC message and refuses everything that is not one. */
final class MessageReader {

    private static final Logger LOG = LoggerFactory.getLogger(MessageReader.class);

    /** Brackets, names and values. An empty list is two bytes as JSON and fifty in memory. */
    static final int MOST_PARTS = 100_000;

    private final ObjectReader json;
    private final int maxBytes;

    MessageReader(int maxBytes) {
        StreamReadConstraints constraints =
                // The body is bounded, and Numbers reads no longer number than it can.
                StreamReadConstraints.builder()
                        .maxTokenCount(MOST_PARTS)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build();
        JsonFactory factory =
                JsonFactory.builder().streamReadConstraints(constraints).build();
        // A name given twice means one thing to us and may mean another to whoever checked the message before us.
        this.json = JsonMapper.builder(factory)
                .addModule(new SimpleModule().addDeserializer(Number.class, new Numbers()))
                .build()
                .readerFor(Object.class)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        this.maxBytes = maxBytes;
    }

    int maxBytes() {
        return maxBytes;
    }

    /** Refuses a body that is announced as too large; -1 announces nothing. */
    void checkLength(long announced) throws RpcException {
        if (announced > maxBytes) {
            throw tooLarge();
        }
    }

    /** Reads the body to its end, but never more than the limit. */
    byte[] bytes(InputStream body) throws RpcException {
        byte[] bytes = bytes(body, maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge();
        }
        return bytes;
    }

    /** Reads so many bytes of the body, or all there are. */
    byte[] bytes(InputStream body, int most) throws RpcException {
        try {
            return body.readNBytes(most);
        } catch (IOException e) {
            LOG.debug("The client went away while sending: {}", e.toString());
            throw new RpcException(400, RpcException.PARSE_ERROR, "Parse error: the body ended early");
        }
    }

    Message message(byte[] bytes) throws RpcException {
        return message(json(bytes));
    }

    /** The body as JSON of any shape. */
    Object json(byte[] bytes) throws RpcException {
        if (!mayBeUtf8(bytes)) {
            throw new RpcException(400, RpcException.PARSE_ERROR, "Parse error: the body is not UTF-8");
        }
        try {
            @Nullable Object body = json.readValue(bytes);
            if (body != null) {
                return body;
            }
        } catch (JacksonException e) {
            throw new RpcException(400, RpcException.PARSE_ERROR, "Parse error: the body is not valid JSON");
        }
        throw notAMessage();
    }

    /** One message of a body, or of a batch. */
    Message message(@Nullable Object body) throws RpcException {
        if (body instanceof Map<?, ?> envelope) {
            return message(envelope);
        }
        throw notAMessage();
    }

    private static RpcException notAMessage() {
        return invalid("the body must be one JSON-RPC message, an object");
    }

    /** Jackson reads UTF-16 and UTF-32 too, which it knows by zeros or a mark among the first four bytes. */
    private static boolean mayBeUtf8(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0 || (bytes[i] & 0xfe) == 0xfe) {
                return false;
            }
        }
        return true;
    }

    private static Message message(Map<?, ?> envelope) throws RpcException {
        if (!"2.0".equals(envelope.get("jsonrpc"))) {
            throw invalid("\"jsonrpc\" must be \"2.0\"");
        }
        Object id = envelope.get("id");
        if (envelope.containsKey("id") && !isId(id)) {
            throw invalid("\"id\" must be a text or a whole number");
        }
        Object method = envelope.get("method");
        if (method == null && (envelope.containsKey("result") || envelope.containsKey("error"))) {
            return new Message(Message.Kind.RESPONSE, id, "", said(envelope));
        }
        if (!(method instanceof String name) || name.isEmpty()) {
            throw new RpcException(400, RpcException.INVALID_REQUEST, "Invalid request: \"method\" must be a text");
        }
        return new Message(
                id == null ? Message.Kind.NOTIFICATION : Message.Kind.REQUEST,
                id,
                name,
                params(envelope.get("params"), envelope.containsKey("params")));
    }

    /** What a response says: its result, or its error. */
    private static Map<String, Object> said(Map<?, ?> envelope) {
        String member = envelope.containsKey("error") ? "error" : "result";
        Object content = envelope.get(member);
        return content == null ? Map.of() : Map.of(member, content);
    }

    @SuppressWarnings("unchecked") // Jackson reads JSON objects as maps with text keys
    private static Map<String, Object> params(@Nullable Object params, boolean given) throws RpcException {
        if (!given || params == null) {
            return Map.of();
        }
        if (params instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new RpcException(400, RpcException.INVALID_PARAMS, "Invalid params: \"params\" must be an object");
    }

    /** The id of a message that is otherwise not fit to be answered, so that the error can still name it. */
    @Nullable
    Object idOf(byte[] bytes) {
        try {
            return idOf(json.<Object>readValue(bytes));
        } catch (JacksonException e) {
            return null;
        }
    }

    @Nullable
    static Object idOf(@Nullable Object body) {
        Object id = body instanceof Map<?, ?> envelope ? envelope.get("id") : null;
        return isId(id) ? id : null;
    }

    private static boolean isId(@Nullable Object id) {
        return id instanceof String || Numbers.isWhole(id);
    }

    RpcException tooLarge() {
        return new RpcException(
                413,
                RpcException.INVALID_REQUEST,
                "Invalid request: the body is larger than " + maxBytes + " bytes, the limit of this server");
    }

    private static RpcException invalid(String reason) {
        return new RpcException(400, RpcException.INVALID_REQUEST, "Invalid request: " + reason);
    }
}
