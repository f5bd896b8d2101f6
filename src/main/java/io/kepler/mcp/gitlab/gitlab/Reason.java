package io.kepler.mcp.gitlab.gitlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sentence hidden in GitLab's error bodies, which come in half a dozen shapes. */
final class Reason {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int DEEPEST = 4;

    private Reason() {}

    /** What GitLab gives as its reason, as one short line without secrets; nothing when the body is a web page or empty. */
    static Optional<String> in(HttpReply reply, Credential credential) {
        if (reply.header("Content-Type").orElse("").contains("html")) {
            return Optional.empty();
        }
        return start(reply)
                .map(Reason::told)
                .map(text -> Redaction.line(text, credential))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> start(HttpReply reply) {
        try (InputStream body = reply.body()) {
            return Optional.of(new String(body.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8).strip());
        } catch (IOException | GitLabException e) {
            // The status alone has to do.
            return Optional.empty();
        }
    }

    private static String told(String body) {
        if (body.startsWith("{") || body.startsWith("[") || body.startsWith("\"")) {
            try {
                return of(JSON.readTree(body));
            } catch (JacksonException e) {
                return "";
            }
        }
        return body.startsWith("<") ? "" : body;
    }

    private static String of(JsonNode root) {
        if (!root.isObject()) {
            return flat(root, 0);
        }
        List<String> parts = new ArrayList<>();
        for (String key : List.of("message", "error", "error_description", "scope")) {
            String part = flat(root.path(key), 0);
            if (!part.isEmpty()) {
                parts.add(key.equals("scope") ? "scope " + part : part);
            }
        }
        return String.join(": ", parts);
    }

    private static String flat(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> parts.add(flat(item, depth + 1)));
            return String.join(", ", parts);
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                parts.add(field.getKey() + ": " + flat(field.getValue(), depth + 1));
            }
            return String.join("; ", parts);
        }
        return node.isMissingNode() || node.isNull() ? "" : node.asString();
    }
}
