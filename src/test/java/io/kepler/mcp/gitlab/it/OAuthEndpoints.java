package io.kepler.mcp.gitlab.it;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Where a client registers, sends its user, and gets and gives back tokens; and what they are good for. */
public record OAuthEndpoints(
        String issuer, URI resource, String scope, URI registration, URI authorization, URI token, URI revocation) {
    private static final Pattern RESOURCE_METADATA = Pattern.compile("resource_metadata=\"([^\"]+)\"");
    private static final Pattern SCOPE = Pattern.compile("scope=\"([^\"]+)\"");

    /** Those of a server whose paths are known; the address includes the context path. */
    public static OAuthEndpoints of(URI server) {
        return new OAuthEndpoints(
                server.toString(),
                URI.create(server + "/mcp"),
                "",
                URI.create(server + "/oauth/register"),
                URI.create(server + "/oauth/authorize"),
                URI.create(server + "/oauth/token"),
                URI.create(server + "/oauth/revoke"));
    }

    /** The way of the specification of MCP: whoever knows the address of the MCP endpoint begins with a 401. */
    public static OAuthEndpoints discover(URI mcp) {
        String challenge = McpHttp.at(mcp).plain("tools/list", Map.of()).header("WWW-Authenticate");
        JsonNode resource = McpHttp.at(URI.create(found(RESOURCE_METADATA, challenge)))
                .get()
                .json();
        JsonNode server = metadata(
                URI.create(resource.path("authorization_servers").path(0).asString()));
        return new OAuthEndpoints(
                server.path("issuer").asString(),
                url(resource, "resource"),
                found(SCOPE, challenge),
                url(server, "registration_endpoint"),
                url(server, "authorization_endpoint"),
                url(server, "token_endpoint"),
                url(server, "revocation_endpoint"));
    }

    /** From one of the three places of an issuer's metadata, in the order that MCP tells clients to try them. */
    private static JsonNode metadata(URI issuer) {
        return List.of(
                        issuer.resolve("/.well-known/oauth-authorization-server" + issuer.getPath()),
                        issuer.resolve("/.well-known/openid-configuration" + issuer.getPath()),
                        URI.create(issuer + "/.well-known/openid-configuration"))
                .stream()
                .map(place -> McpHttp.at(place).get())
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metadata of " + issuer))
                .json();
    }

    private static String found(Pattern pattern, String challenge) {
        Matcher matcher = pattern.matcher(challenge);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in the challenge " + challenge);
        }
        return matcher.group(1);
    }

    private static URI url(JsonNode metadata, String name) {
        return URI.create(metadata.path(name).asString());
    }

    /** What a new client is told, which has a secret of its own or none. */
    JsonNode register(String callback, boolean confidential) {
        Answer answer = McpHttp.at(registration)
                .post(McpHttp.JSON.writeValueAsString(Map.of(
                        "client_name",
                        "The Client",
                        "redirect_uris",
                        List.of(callback),
                        "token_endpoint_auth_method",
                        confidential ? "client_secret_post" : "none")));
        if (answer.status() != 201) {
            throw new AssertionError("not registered: " + answer);
        }
        return answer.json();
    }
}
