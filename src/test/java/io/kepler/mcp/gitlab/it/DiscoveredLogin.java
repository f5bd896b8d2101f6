package io.kepler.mcp.gitlab.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The way to a token as the specification of MCP has it, for clients that leave it to others: it begins with a 401. */
final class DiscoveredLogin {
    private static final String CALLBACK = "http://127.0.0.1:9/callback";
    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern RESOURCE_METADATA = Pattern.compile("resource_metadata=\"([^\"]+)\"");
    private static final Pattern SCOPE = Pattern.compile("scope=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String scope;
    private final String resource;
    private final JsonNode server;

    private DiscoveredLogin(URI endpoint) throws IOException, InterruptedException {
        String challenge = McpHttp.at(endpoint).plain("tools/list", Map.of()).header("WWW-Authenticate");
        scope = found(SCOPE, challenge);
        JsonNode metadata = get(URI.create(found(RESOURCE_METADATA, challenge)));
        resource = metadata.path("resource").asString();
        server = discover(
                URI.create(metadata.path("authorization_servers").path(0).asString()));
    }

    /** Begins with the address of the MCP endpoint. */
    static DiscoveredLogin at(URI endpoint) throws IOException, InterruptedException {
        return new DiscoveredLogin(endpoint);
    }

    /** The id of a new public client. */
    String register(String redirectUri) throws IOException, InterruptedException {
        return post(
                        "registration_endpoint",
                        "application/json",
                        McpHttp.JSON.writeValueAsString(Map.of(
                                "client_name", "A test",
                                "redirect_uris", List.of(redirectUri),
                                "token_endpoint_auth_method", "none")))
                .path("client_id")
                .asString();
    }

    /** What the token endpoint gives a client that this person allowed. */
    JsonNode tokens(Person person) throws IOException, InterruptedException {
        String client = register(CALLBACK);
        Page end = person.allow(
                Browser.stoppingAt(CALLBACK),
                server.path("authorization_endpoint").asString() + "?"
                        + encoded(Map.of(
                                "response_type", "code",
                                "client_id", client,
                                "redirect_uri", CALLBACK,
                                "scope", scope,
                                "resource", resource,
                                "code_challenge", CHALLENGE,
                                "code_challenge_method", "S256",
                                "state", "xyz")));
        return post(
                "token_endpoint",
                "application/x-www-form-urlencoded",
                encoded(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "code", end.redirectParameters().getOrDefault("code", ""),
                        "redirect_uri", CALLBACK,
                        "resource", resource,
                        "code_verifier", VERIFIER)));
    }

    /** The three places of an issuer's metadata, in the order that MCP tells clients to try them. */
    private JsonNode discover(URI issuer) throws IOException, InterruptedException {
        for (URI place : List.of(
                issuer.resolve("/.well-known/oauth-authorization-server" + issuer.getPath()),
                issuer.resolve("/.well-known/openid-configuration" + issuer.getPath()),
                URI.create(issuer + "/.well-known/openid-configuration"))) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(place));
            if (response.statusCode() == 200) {
                return McpHttp.json(response.body());
            }
        }
        throw new AssertionError("no metadata of " + issuer);
    }

    private JsonNode get(URI url) throws IOException, InterruptedException {
        return json(send(HttpRequest.newBuilder(url)));
    }

    private JsonNode post(String endpoint, String type, String body) throws IOException, InterruptedException {
        URI url = URI.create(server.path(endpoint).asString());
        return json(
                send(HttpRequest.newBuilder(url).header("Content-Type", type).POST(BodyPublishers.ofString(body))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response + " " + response.body());
        }
        return McpHttp.json(response.body());
    }

    private static String found(Pattern pattern, String challenge) {
        Matcher matcher = pattern.matcher(challenge);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in the challenge " + challenge);
        }
        return matcher.group(1);
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
