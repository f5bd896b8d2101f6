package io.kepler.mcp.gitlab.it;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What came back over HTTP. */
public record Answer(int status, HttpHeaders headers, String body) {

    /** The JSON-RPC message, be it the body or the last event of a stream. */
    public JsonNode json() {
        return McpHttp.json(isStream() ? lastEvent() : body);
    }

    public JsonNode result() {
        return json().path("result");
    }

    public JsonNode error() {
        return json().path("error");
    }

    public int errorCode() {
        return error().path("code").asInt(0);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private boolean isStream() {
        return header("Content-Type").startsWith("text/event-stream");
    }

    private String lastEvent() {
        return body.lines()
                .filter(line -> line.startsWith("data:"))
                .reduce("", (before, line) -> line.substring("data:".length()));
    }

    @Override
    public String toString() {
        return status + " " + body.substring(0, Math.min(body.length(), 2000));
    }
}
