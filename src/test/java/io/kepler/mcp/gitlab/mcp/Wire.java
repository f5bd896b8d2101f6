package io.kepler.mcp.gitlab.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client on the wire, that sees statuses, headers and events as they are. */
final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final Map<String, String> headers;
    private final Map<String, String> more;

    Wire(URI base) {
        this(base, Sent.byAlice().headers(), Map.of());
    }

    private Wire(URI base, Map<String, String> headers, Map<String, String> more) {
        this.base = base;
        this.headers = headers;
        this.more = more;
    }

    Wire with(String name, String value) {
        return new Wire(base, new Sent(headers).with(name, value).headers(), more);
    }

    /** With a header once more. */
    Wire and(String name, String value) {
        return new Wire(base, headers, Map.of(name, value));
    }

    Wire as(Sent sent) {
        return new Wire(base, sent.headers(), Map.of());
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(request(method, path, body), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String body) throws Exception {
        return send("POST", "/mcp", body);
    }

    /** The same on another thread, where nothing can be thrown. */
    HttpResponse<String> posted(String body) {
        try {
            return post(body);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    JsonNode json(String body) throws Exception {
        return JsonMapper.shared().readTree(post(body).body());
    }

    /** Opens a response and leaves it open. */
    Events open(String method, String path, String body) throws Exception {
        HttpResponse<InputStream> response = http.send(request(method, path, body), BodyHandlers.ofInputStream());
        return new Events(response);
    }

    private HttpRequest request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        more.forEach(request::header);
        return request.build();
    }

    /** A stream of events. */
    static final class Events implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        private Events(HttpResponse<InputStream> response) {
            this.response = response;
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        int status() {
            return response.statusCode();
        }

        String type() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        /** The data of the next event, comments passed over. */
        String data() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    return line.substring("data: ".length());
                }
            }
            throw new IOException("the stream ended");
        }

        JsonNode next() throws IOException {
            return JsonMapper.shared().readTree(data());
        }

        /** All that comes until the stream ends. */
        List<JsonNode> rest() throws IOException {
            List<JsonNode> rest = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    rest.add(JsonMapper.shared().readTree(line.substring("data: ".length())));
                }
            }
            return rest;
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }
}
