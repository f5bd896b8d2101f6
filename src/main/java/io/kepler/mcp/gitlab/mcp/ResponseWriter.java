package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.tools.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON-RPC responses as UTF-8 bytes; the answers of tools go from their bytes to the wire without a String. */
final class ResponseWriter {

    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
    private static final byte[] CONTENT = ascii(",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"");
    private static final byte[] AFTER_TEXT = ascii("\"}]");
    private static final byte[] STRUCTURED = ascii(",\"structuredContent\":");
    private static final byte[] IS_ERROR = ascii(",\"isError\":true");
    private static final byte[] IS_NO_ERROR = ascii(",\"isError\":false");

    private final JsonMapper mapper;
    private final boolean structuredContent;
    private final Map<String, Object> serverMeta;
    private final byte[] modernTail;

    /** A writer that, when asked to, adds structuredContent to tool answers for the revisions that know it. */
    ResponseWriter(JsonMapper mapper, ServerDescription server, boolean structuredContent) {
        this.mapper = mapper;
        this.structuredContent = structuredContent;
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("name", server.name());
        info.put("version", server.version());
        this.serverMeta = Map.of("io.modelcontextprotocol/serverInfo", info);
        this.modernTail = ascii(",\"resultType\":\"complete\",\"_meta\":" + mapper.writeValueAsString(serverMeta));
    }

    void write(RpcResponse response, Revision revision, OutputStream out) throws IOException {
        if (response.result() instanceof ToolResult result) {
            writeAnswer(response.id(), result.answer(), result.isError(), revision, out);
        } else if (response.result() instanceof RpcResponse.Written written) {
            out.write(written.json().getBytes(StandardCharsets.UTF_8));
        } else {
            out.write(mapper.writeValueAsBytes(plain(response, revision)));
        }
    }

    /** The response as one text without line breaks, fit to be an event of a stream. */
    byte[] bytes(RpcResponse response, Revision revision) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(response, revision, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void writeAnswer(@Nullable Object id, Answer answer, boolean isError, Revision revision, OutputStream out)
            throws IOException {
        out.write(ascii("{\"jsonrpc\":\"2.0\",\"id\":"));
        out.write(mapper.writeValueAsBytes(id));
        out.write(CONTENT);
        answer.writeEscapedTo(out);
        out.write(AFTER_TEXT);
        if (structuredContent && revision.knowsStructuredContent()) {
            out.write(STRUCTURED);
            answer.writeTo(out);
        }
        out.write(isError ? IS_ERROR : IS_NO_ERROR);
        if (revision.modern()) {
            out.write(modernTail);
        }
        out.write('}');
        out.write('}');
    }

    private Map<String, Object> plain(RpcResponse response, Revision revision) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        if (response.id() != null) {
            message.put("id", response.id());
        }
        Object result = response.result();
        if (result != null) {
            message.put("result", revision.modern() ? complete(result) : result);
        } else if (response.error() != null) {
            message.put("error", error(response.error()));
        }
        return message;
    }

    private static Map<String, Object> error(RpcResponse.Failure error) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("code", error.code());
        object.put("message", error.message());
        if (error.data() != null) {
            object.put("data", error.data());
        }
        return object;
    }

    /** A result as 2026-07-28 wants every result: with its type and the identity of the server. */
    private Map<String, Object> complete(Object result) {
        Map<String, Object> complete = mapper.convertValue(result, MAP);
        complete.putIfAbsent("resultType", "complete");
        Map<String, Object> meta = new LinkedHashMap<>(serverMeta);
        if (complete.get("_meta") instanceof Map<?, ?> own) {
            own.forEach((key, value) -> meta.put(String.valueOf(key), value));
        }
        complete.put("_meta", meta);
        return complete;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
