package io.kepler.mcp.gitlab.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A client that registered itself and sends its user's browser through the login.
 *
 * @param server its address, the context path included
 */
record BrowserClient(URI server, String id) {
    static final String CALLBACK = "http://127.0.0.1:9/callback";

    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    static BrowserClient register(URI server) {
        Answer answer = McpHttp.at(URI.create(server + "/oauth/register"))
                .post("{\"client_name\":\"The Client\",\"redirect_uris\":[\"" + CALLBACK
                        + "\"],\"token_endpoint_auth_method\":\"none\"}");
        return new BrowserClient(server, answer.json().path("client_id").asString());
    }

    /** The first page that the user gets to see. */
    Page ask(Browser browser) throws IOException, InterruptedException {
        return browser.open(server + "/oauth/authorize?"
                + encoded(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        id,
                        "redirect_uri",
                        CALLBACK,
                        "code_challenge",
                        CHALLENGE,
                        "code_challenge_method",
                        "S256",
                        "resource",
                        server + "/mcp",
                        "state",
                        "xyz")));
    }

    /** What the client is given for the code that the browser's way ended with. */
    JsonNode tokens(Page end) {
        return McpHttp.at(URI.create(server + "/oauth/token"))
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(encoded(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        id,
                        "code",
                        end.redirectParameters().getOrDefault("code", "none: " + end),
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        VERIFIER,
                        "resource",
                        server + "/mcp")))
                .json();
    }

    /** The MCP endpoint, called with such tokens. */
    McpHttp mcp(JsonNode tokens) {
        return McpHttp.at(URI.create(server + "/mcp"))
                .with("Authorization", "Bearer " + tokens.path("access_token").asString());
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
