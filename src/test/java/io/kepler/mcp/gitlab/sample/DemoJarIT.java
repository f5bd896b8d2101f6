package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.it.McpHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoJarIT {

    private static final String CALLBACK = "http://127.0.0.1:9/callback";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static Demo demo;

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.start(freePort(), List.of("target/kepler-mcp-gitlab.war"));
        assertThat(demo.waitUntilHealthy()).isTrue();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void connectsAClientThatKnowsTheAddressOnly() throws Exception {
        String client = post(
                        "/oauth/register",
                        "application/json",
                        "{\"client_name\": \"A Client\", \"token_endpoint_auth_method\": \"none\", \"redirect_uris\": [\""
                                + CALLBACK + "\"]}")
                .path("client_id")
                .asString();
        Browser browser = Browser.stoppingAt(CALLBACK);
        Page back = browser.open(demo.url() + "/oauth/authorize?"
                        + form(Map.of(
                                "response_type", "code",
                                "client_id", client,
                                "redirect_uri", CALLBACK,
                                "code_challenge", CHALLENGE,
                                "code_challenge_method", "S256")))
                .press("Allow")
                .press("Bob")
                .press("Authorize");
        JsonNode tokens = post(
                "/oauth/token",
                "application/x-www-form-urlencoded",
                form(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "redirect_uri", CALLBACK,
                        "code_verifier", VERIFIER,
                        "code", back.redirectParameters().get("code"))));

        String user = mcp().with(
                        "Authorization", "Bearer " + tokens.path("access_token").asString())
                .plain("tools/call", Map.of("name", "get_current_user", "arguments", Map.of()))
                .body();
        assertThat(user).contains("bob").doesNotContain("alice");
        assertThat(browser.open(demo.url() + "/connections").body()).contains("A Client");
    }

    @Test
    void showsTheConnectionsToWhoSignsIn() throws Exception {
        Page page = Browser.create()
                .open(demo.url() + "/oauth/authorize")
                .press("Alice")
                .press("Authorize");

        assertThat(page.url()).hasToString(demo.url() + "/connections");
        assertThat(page.body()).contains("Alice").contains(demo.url() + "/mcp");
    }

    @Test
    void takesTheTokensThatItTells() {
        String welcome = demo.welcome();

        assertThat(welcome)
                .contains(demo.url() + "/mcp", demo.url() + "/connections", SampleGitLab.BOB_TOKEN)
                .doesNotContain("{mcp}", "{url}", "{alice}");
        assertThat(mcp().as(SampleGitLab.BOB_TOKEN)
                        .plain("tools/call", Map.of("name", "get_current_user", "arguments", Map.of()))
                        .body())
                .contains("bob");
    }

    private static McpHttp mcp() {
        return McpHttp.at(URI.create(demo.url() + "/mcp"));
    }

    private static JsonNode post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(demo.url() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
