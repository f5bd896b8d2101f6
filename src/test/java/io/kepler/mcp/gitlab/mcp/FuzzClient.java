package io.kepler.mcp.gitlab.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends anything, and holds what comes back against the protocol. */
final class FuzzClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Refused before the body is read, so nobody knows its id. */
    private static final Set<Integer> UNREAD = Set.of(401, 403, 413);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    FuzzClient(URI base) {
        this.base = base;
    }

    Heard send(FuzzMessage message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(message.path()))
                .timeout(PATIENCE)
                .method(message.method(), BodyPublishers.ofByteArray(message.body()));
        message.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                boolean stays = type(response.headers()).startsWith("text/event-stream") && message.mayListen();
                String text = stays ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return new Heard(response.statusCode(), response.headers(), text);
            }
        } catch (IOException e) {
            return new Heard(0, HttpHeaders.of(Map.of(), (name, value) -> true), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("hung: " + message, e);
        }
    }

    private static String type(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("");
    }

    /** What came back. */
    record Heard(int status, HttpHeaders headers, String body) {

        List<String> complaints(FuzzMessage message) {
            List<String> complaints = new ArrayList<>();
            boolean busy = status == 503 && headers.firstValue("Retry-After").isPresent();
            if (status < 200 || (status >= 500 && !busy)) {
                complaints.add("status " + status);
            }
            if (body.contains("<html") || body.contains("Tomcat") || body.contains("java.") || body.contains("\tat ")) {
                complaints.add("shows what the server is made of");
            }
            if (type(headers).startsWith("application/json")) {
                document(message, complaints);
            } else if (!type(headers).startsWith("text/event-stream") && !body.isEmpty()) {
                complaints.add("is of the type " + type(headers));
            } else if (body.isEmpty() && status >= 400 && status != 405) {
                complaints.add("says nothing about an error");
            }
            return complaints;
        }

        private void document(FuzzMessage message, List<String> complaints) {
            try {
                JsonNode json = JsonMapper.shared().readTree(body);
                if (json.isArray()) {
                    json.forEach(one -> response(one, complaints));
                } else {
                    response(json, complaints);
                    id(message, json, complaints);
                }
            } catch (JacksonException e) {
                complaints.add("is no JSON");
            }
        }

        private static void response(JsonNode json, List<String> complaints) {
            boolean error = json.path("error").path("code").isInt()
                    && json.path("error").path("message").isString();
            if (!json.path("jsonrpc").asString("").equals("2.0")
                    || (!error && !json.has("id"))
                    || error == json.path("result").isObject()) {
                complaints.add("is no response of JSON-RPC");
            }
            if (json.path("error").path("code").asInt(0) == RpcException.INTERNAL_ERROR) {
                complaints.add("is an internal error");
            }
        }

        private void id(FuzzMessage message, JsonNode json, List<String> complaints) {
            Object id = message.id();
            JsonNode said = json.path("id");
            boolean same = id == null
                    ? said.isMissingNode()
                    : said.isString()
                            ? said.asString().equals(id)
                            : said.toString().equals(Objects.toString(id)) && id instanceof Number;
            if (!same
                    && !(said.isMissingNode()
                            && (UNREAD.contains(status) || !message.method().equals("POST")))) {
                complaints.add("names another id than the request (" + status + ")");
            }
        }
    }
}
