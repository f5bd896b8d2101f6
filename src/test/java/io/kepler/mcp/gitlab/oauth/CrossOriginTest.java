package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {

    private static final String INSPECTOR = "http://localhost:6274";
    private static final String NAMED = "https://inspector.example.com";
    private static final String STRANGER = "https://evil.example";
    private static final String REGISTRATION = "{\"redirect_uris\": [\"" + NAMED + "/callback\"]}";

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(Map.of("ALLOWED_ORIGINS", NAMED, "OAUTH_REGISTRATIONS_PER_HOUR", "100"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-protected-resource",
                "/.well-known/oauth-protected-resource/mcp",
                "/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration",
                "/oauth/jwks"
            })
    void showsEveryPageWhatIsSaidOfThisServer(String path) throws Exception {
        TestReply document = server.browser().with("Origin", STRANGER).get(path);
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.header("Access-Control-Allow-Origin")).isEqualTo("*");

        TestReply preflight = preflight(STRANGER, "GET", "mcp-protocol-version").send("OPTIONS", path);
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("mcp-protocol-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/register", "/oauth/token", "/oauth/revoke"})
    void letsThePagesCallThatMayCallTheMcpEndpoint(String path) throws Exception {
        for (String origin : new String[] {INSPECTOR, NAMED}) {
            TestReply preflight = preflight(origin, "POST", "content-type").send("OPTIONS", path);
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
            assertThat(preflight.header("Vary")).isEqualTo("Origin");
        }
    }

    @Test
    void letsThemReadRefusalsToo() throws Exception {
        TestReply refused = server.browser().with("Origin", NAMED).post("/oauth/token", Map.of("client_id", "nobody"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(NAMED);
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void registersAClientOfAnAllowedPage() throws Exception {
        TestReply client =
                server.browser().with("Origin", INSPECTOR).post("/oauth/register", "application/json", REGISTRATION);

        assertThat(client.status()).isEqualTo(201);
        assertThat(client.header("Access-Control-Allow-Origin")).isEqualTo(INSPECTOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/register", "/oauth/token", "/oauth/revoke"})
    void refusesThePagesOfStrangers(String path) throws Exception {
        TestReply refused = server.browser().with("Origin", STRANGER).post(path, "text/plain", REGISTRATION);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").asString()).isEqualTo("access_denied");
        assertThat(refused.json().path("error_description").asString()).contains("KEPLER_MCP_ALLOWED_ORIGINS");
        assertThat(refused.headers().map()).doesNotContainKey("access-control-allow-origin");

        TestReply preflight = preflight(STRANGER, "POST", "content-type").send("OPTIONS", path);
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void sharesNoPageThatPeopleLookAt() throws Exception {
        for (String path : new String[] {"/connections", "/oauth/authorize", "/oauth/continue"}) {
            assertThat(server.browser()
                            .with("Origin", INSPECTOR)
                            .get(path)
                            .headers()
                            .map())
                    .doesNotContainKey("access-control-allow-origin");
        }
    }

    private static TestBrowser preflight(String origin, String method, String header) {
        return server.browser()
                .with("Origin", origin)
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", header);
    }
}
