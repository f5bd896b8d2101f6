package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataEndpointTest {
    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer(Map.of("APP_NAME", "Our GitLab"));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-protected-resource",
                "/.well-known/oauth-protected-resource/mcp",
                "/.well-known/oauth-protected-resource/gitlab-mcp/mcp"
            })
    void describesTheResource(String path) throws Exception {
        TestReply reply = server.browser().asProgram().get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.body())
                .isEqualTo("{\"resource\":\"https://mcp.example.com/gitlab-mcp/mcp\","
                        + "\"authorization_servers\":[\"https://mcp.example.com/gitlab-mcp\"],"
                        + "\"scopes_supported\":[\"api\"],\"bearer_methods_supported\":[\"header\"],"
                        + "\"resource_name\":\"Our GitLab\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-authorization-server",
                "/.well-known/oauth-authorization-server/gitlab-mcp",
                "/.well-known/openid-configuration",
                "/.well-known/openid-configuration/gitlab-mcp"
            })
    void describesTheAuthorizationServer(String path) throws Exception {
        JsonNode metadata = server.browser().asProgram().get(path).json();

        assertThat(metadata.path("issuer").asString()).isEqualTo(TestServer.ISSUER);
        assertThat(metadata.path("authorization_endpoint").asString())
                .isEqualTo(TestServer.ISSUER + "/oauth/authorize");
        assertThat(metadata.path("token_endpoint").asString()).isEqualTo(TestServer.ISSUER + "/oauth/token");
        assertThat(metadata.path("registration_endpoint").asString()).isEqualTo(TestServer.ISSUER + "/oauth/register");
        assertThat(metadata.path("revocation_endpoint").asString()).isEqualTo(TestServer.ISSUER + "/oauth/revoke");
        assertThat(metadata.path("code_challenge_methods_supported")).hasToString("[\"S256\"]");
        assertThat(metadata.path("response_types_supported")).hasToString("[\"code\"]");
        assertThat(metadata.path("scopes_supported")).hasToString("[\"read_api\",\"api\"]");
        assertThat(metadata.path("token_endpoint_auth_methods_supported"))
                .hasToString("[\"none\",\"client_secret_post\",\"client_secret_basic\"]");
        assertThat(metadata.path("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
        assertThat(metadata.path("client_id_metadata_document_supported").asBoolean())
                .isTrue();
    }

    @Test
    void satisfiesClientsThatInsistOnOpenIdConnectsMembers() throws Exception {
        TestBrowser program = server.browser().asProgram();
        JsonNode metadata = program.get("/.well-known/openid-configuration").json();
        assertThat(metadata.path("subject_types_supported").isArray()).isTrue();
        assertThat(metadata.path("id_token_signing_alg_values_supported").isArray())
                .isTrue();
        assertThat(metadata.path("jwks_uri").asString()).isEqualTo(TestServer.ISSUER + "/oauth/jwks");
        assertThat(program.get("/oauth/jwks").body()).isEqualTo("{\"keys\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-protected-resource/other",
                "/.well-known/oauth-authorization-server/other",
                "/.well-known/openid-configuration/mcp",
                "/.well-known/oauth-protected-resourceful",
            })
    void describesNobodyElse(String path) throws Exception {
        assertThat(server.browser().asProgram().get(path).status()).isEqualTo(404);
    }

    @Test
    void takesTheIssuerFromTheSettingsWhateverTheHostHeaderSays() throws Exception {
        String expected = server.browser()
                .asProgram()
                .get("/.well-known/openid-configuration")
                .body();
        String answer = raw("""
                GET /gitlab-mcp/.well-known/openid-configuration HTTP/1.1
                Host: evil.example
                X-Forwarded-Host: evil.example
                X-Forwarded-Proto: http
                Connection: close

                """);
        assertThat(answer).contains(expected).doesNotContain("evil");
    }

    @Test
    void servesItsStyleSheet() throws Exception {
        TestReply css = server.browser().get("/oauth/style.css");
        assertThat(css.header("Content-Type")).startsWith("text/css");
        assertThat(css.body()).contains("prefers-color-scheme: dark").doesNotContain("url(", "@import");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
