package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MCP by hand: JSON-RPC over HTTP, with exactly the headers that were asked for. Immutable, usable by many threads. */
public final class McpHttp {
    /** The revision without handshake. */
    public static final String MODERN = "2026-07-28";

    static final JsonMapper JSON = JsonMapper.shared();

    private static final String META = "io.modelcontextprotocol/";

    private final HttpClient http;
    private final URI endpoint;
    private final Map<String, String> headers;

    private McpHttp(HttpClient http, URI endpoint, Map<String, String> headers) {
        this.http = http;
        this.endpoint = endpoint;
        this.headers = headers;
    }

    /** A client of the endpoint at this URL that shows no token. */
    public static McpHttp at(URI endpoint) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return new McpHttp(http, endpoint, Map.of())
                .with("Content-Type", "application/json")
                .with("Accept", "application/json, text/event-stream");
    }

    /** The same client for the owner of a token. */
    public McpHttp as(String token) {
        return with("PRIVATE-TOKEN", token);
    }

    /** The same client with one more header, or with another value for it. */
    public McpHttp with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new McpHttp(http, endpoint, more);
    }

    /** The same client without a header. */
    public McpHttp without(String name) {
        Map<String, String> less = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        less.putAll(headers);
        less.remove(name);
        return new McpHttp(http, endpoint, less);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** One request of 2026-07-28 with everything that revision asks for. */
    public Answer request(String method, Map<String, ?> params) {
        McpHttp client = with("MCP-Protocol-Version", MODERN).with("Mcp-Method", method);
        if (params.get("name") instanceof String name) {
            client = client.with("Mcp-Name", name);
        }
        Map<String, Object> withMeta = new LinkedHashMap<>(params);
        withMeta.put("_meta", Map.of(META + "protocolVersion", MODERN, META + "clientCapabilities", Map.of()));
        return client.plain(method, withMeta);
    }

    /** One JSON-RPC request as it is, without handshake and without anything of 2026-07-28. */
    public Answer plain(String method, Map<String, ?> params) {
        return post(JSON.writeValueAsBytes(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params)));
    }

    /** Calls a tool in the way of 2026-07-28. */
    public ToolAnswer call(String tool, Map<String, ?> arguments) {
        return ToolAnswer.of(request("tools/call", Map.of("name", tool, "arguments", arguments)));
    }

    public Answer post(String body) {
        return post(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public Answer post(byte[] body) {
        return send("POST", BodyPublishers.ofByteArray(body));
    }

    public Answer get() {
        return send("GET");
    }

    /** A request without a body. */
    public Answer send(String method) {
        return send(method, BodyPublishers.noBody());
    }

    private Answer send(String method, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(60)).method(method, body);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
