package io.kepler.mcp.gitlab.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.it.Answer;
import io.kepler.mcp.gitlab.it.McpHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that knows one address: registers, sends its user to a browser, and calls with the tokens it gets. */
final class OAuthClient {
    static final String CALLBACK = "http://127.0.0.1:9/callback";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final URI server;
    private final Browser browser;
    private final JsonNode registration;
    private final String verifier = secret();
    private final String state = secret();
    private JsonNode tokens = JsonMapper.shared().createObjectNode();

    /** Registers; with a secret of its own or without. */
    OAuthClient(URI server, Browser browser, boolean confidential) throws Exception {
        this.server = server;
        this.browser = browser;
        String method = confidential ? "client_secret_post" : "none";
        registration = json(send(
                server.resolve("/oauth/register"),
                "application/json",
                "{\"client_name\":\"Cluster Client\",\"redirect_uris\":[\"" + CALLBACK
                        + "\"],\"token_endpoint_auth_method\":\"" + method + "\"}"));
        note(registration, "client_secret");
    }

    /** The page that asks the user whether this client may connect. */
    Page ask() throws Exception {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", registration.path("client_id").asString());
        question.put("redirect_uri", CALLBACK);
        question.put("code_challenge", BASE64.encodeToString(sha256(verifier)));
        question.put("code_challenge_method", "S256");
        question.put("resource", server + "/mcp");
        question.put("state", state);
        return browser.open(server + "/oauth/authorize?" + encoded(question));
    }

    /** The whole way through the browser and back. */
    void connect(String user) throws Exception {
        redeem(ask().press("Allow").press(user).press("Authorize"));
    }

    /** Takes the code out of the redirect that ends the browser's way, and turns it into tokens. */
    HttpResponse<String> redeem(Page end) throws Exception {
        Map<String, String> answer = end.redirectParameters();
        if (!state.equals(answer.get("state")) || !answer.containsKey("code")) {
            throw new AssertionError("no code for this client: " + end);
        }
        secrets.add(answer.get("code"));
        return keep(token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                answer.get("code"),
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                verifier)));
    }

    HttpResponse<String> refresh() throws Exception {
        return refresh(refreshToken());
    }

    HttpResponse<String> refresh(String refreshToken) throws Exception {
        return keep(token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)));
    }

    void revoke(URI node) throws Exception {
        post(node.resolve("/oauth/revoke"), withClient(Map.of("token", refreshToken())));
    }

    HttpResponse<String> token(Map<String, String> form) throws Exception {
        return post(server.resolve("/oauth/token"), withClient(form));
    }

    /** Asks who the user is, with a call of a tool. */
    Answer call() {
        return call(server);
    }

    Answer call(URI node) {
        return McpHttp.at(node.resolve("/mcp"))
                .with("Authorization", "Bearer " + accessToken())
                .request("tools/call", Map.of("name", "get_current_user", "arguments", Map.of()));
    }

    String accessToken() {
        return tokens.path("access_token").asString();
    }

    String refreshToken() {
        return tokens.path("refresh_token").asString();
    }

    /** All that nobody but this client may see: its tokens, codes, verifier, state and secret. */
    Set<String> secrets() {
        return secrets;
    }

    private Map<String, String> withClient(Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", registration.path("client_id").asString());
        if (registration.has("client_secret")) {
            all.put("client_secret", registration.path("client_secret").asString());
        }
        return all;
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            tokens = json(answer);
            note(tokens, "access_token");
            note(tokens, "refresh_token");
        }
        return answer;
    }

    private HttpResponse<String> post(URI endpoint, Map<String, String> form) throws Exception {
        return send(endpoint, "application/x-www-form-urlencoded", encoded(form));
    }

    private HttpResponse<String> send(URI endpoint, String type, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private void note(JsonNode json, String field) {
        if (json.has(field)) {
            secrets.add(json.path(field).asString());
        }
    }

    private String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        String value = BASE64.encodeToString(bytes);
        secrets.add(value);
        return value;
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry ->
                        URLEncoder.encode(entry.getKey(), UTF_8) + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
