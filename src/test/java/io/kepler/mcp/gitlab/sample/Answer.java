package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is sent back: status, headers of its own, and the body in one piece. */
final class Answer {
    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Answer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer ok(byte[] json) {
        return json(200, json);
    }

    static Answer ok(JsonNode json) {
        return json(200, Json.bytes(json));
    }

    static Answer ok(Entity entity) {
        return json(200, entity.bytes());
    }

    static Answer created(JsonNode json) {
        return json(201, Json.bytes(json));
    }

    static Answer created(Entity entity) {
        return json(201, entity.bytes());
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), NOTHING);
    }

    static Answer notModified() {
        return new Answer(304, Map.of(), NOTHING);
    }

    static Answer json(int status, byte[] json) {
        return new Answer(status, Map.of("Content-Type", "application/json"), json);
    }

    static Answer text(int status, String type, String text) {
        return new Answer(status, Map.of("Content-Type", type), text.getBytes(UTF_8));
    }

    static Answer binary(String type, byte[] content) {
        return new Answer(200, Map.of("Content-Type", type), content);
    }

    /** The same answer with more headers; a given one replaces the own. */
    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
