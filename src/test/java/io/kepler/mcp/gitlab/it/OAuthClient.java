package io.kepler.mcp.gitlab.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Form;
import io.kepler.mcp.gitlab.browser.Page;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** A client that registers, sends its user's browser through the login, and calls with the tokens it gets. */
public final class OAuthClient {
    /** Where a browser is to stop: nobody listens there. */
    public static final String CALLBACK = "http://127.0.0.1:9/callback";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final OAuthEndpoints server;
    private final Browser browser;
    private final JsonNode registration;
    private final String verifier = secret();
    private final String state = secret();
    private JsonNode tokens = McpHttp.JSON.createObjectNode();

    private OAuthClient(OAuthEndpoints server, Browser browser, boolean confidential) {
        this.server = server;
        this.browser = browser;
        registration = server.register(CALLBACK, confidential);
        note(registration, "client_secret");
    }

    /** A new client without a secret, whose user has a browser of their own. */
    public static OAuthClient register(OAuthEndpoints server) {
        return register(server, Browser.stoppingAt(CALLBACK));
    }

    /** The same for a user who has this browser, which stops at the callback. */
    public static OAuthClient register(OAuthEndpoints server, Browser browser) {
        return new OAuthClient(server, browser, false);
    }

    /** The same with a secret. */
    public static OAuthClient confidential(OAuthEndpoints server, Browser browser) {
        return new OAuthClient(server, browser, true);
    }

    /** The first page that the user gets to see: whether this client may connect. */
    public Page ask() throws IOException, InterruptedException {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", id());
        question.put("redirect_uri", CALLBACK);
        question.put("code_challenge", BASE64.encodeToString(sha256(verifier)));
        question.put("code_challenge_method", "S256");
        question.put("resource", server.resource().toString());
        question.put("state", state);
        if (!server.scope().isEmpty()) {
            question.put("scope", server.scope());
        }
        return browser.open(server.authorization() + "?" + Form.encoded(question));
    }

    /** The whole way through the browser and back, for a user of the sample GitLab who allows everything. */
    public OAuthClient connect(String user) throws IOException, InterruptedException {
        Answer answer = redeem(ask().press("Allow").press(user).press("Authorize"));
        if (answer.status() != 200) {
            throw new AssertionError("no tokens for " + user + ": " + answer);
        }
        return this;
    }

    /** Takes the code out of the redirect that ends the browser's way, and turns it into tokens. */
    public Answer redeem(Page end) {
        Map<String, String> answer = end.redirectParameters();
        String code = answer.get("code");
        if (code == null
                || !state.equals(answer.get("state"))
                || !server.issuer().equals(answer.get("iss"))) {
            throw new AssertionError("no code for this client: " + end);
        }
        secrets.add(code);
        return keep(token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                verifier,
                "resource",
                server.resource().toString())));
    }

    public Answer refresh() {
        return refresh(refreshToken());
    }

    public Answer refresh(String refreshToken) {
        return keep(token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)));
    }

    public Answer revoke() {
        return revoke(server.revocation());
    }

    /** Gives the tokens back at one of many nodes. */
    public Answer revoke(URI endpoint) {
        return post(endpoint, Map.of("token", refreshToken()));
    }

    /** Asks the token endpoint in the name of this client. */
    public Answer token(Map<String, String> form) {
        return post(server.token(), form);
    }

    /** Asks who the user is, with a call of a tool. */
    public Answer call() {
        return call(server.resource());
    }

    /** Asks one of many nodes. */
    public Answer call(URI endpoint) {
        return McpHttp.at(endpoint)
                .with("Authorization", "Bearer " + accessToken())
                .request("tools/call", Map.of("name", "get_current_user", "arguments", Map.of()));
    }

    public String id() {
        return registration.path("client_id").asString();
    }

    public String accessToken() {
        return tokens.path("access_token").asString();
    }

    public String refreshToken() {
        return tokens.path("refresh_token").asString();
    }

    public String state() {
        return state;
    }

    /** All that nobody but this client may see: its tokens, codes, verifier, state and secret. */
    public Set<String> secrets() {
        return secrets;
    }

    private Answer post(URI endpoint, Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", id());
        if (registration.has("client_secret")) {
            all.put("client_secret", registration.path("client_secret").asString());
        }
        return McpHttp.at(endpoint)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(Form.encoded(all));
    }

    private Answer keep(Answer answer) {
        if (answer.status() == 200) {
            tokens = answer.json();
            note(tokens, "access_token");
            note(tokens, "refresh_token");
        }
        return answer;
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

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
