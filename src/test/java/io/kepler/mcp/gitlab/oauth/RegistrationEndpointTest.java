package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RegistrationEndpointTest {
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void takesAPublicClientAndPassesOverWhatItDoesNotNeed() throws Exception {
        TestReply reply = register("""
                {"client_name": "Editor", "redirect_uris": ["http://127.0.0.1/cb", "editor://host/cb"],
                 "token_endpoint_auth_method": "none", "grant_types": ["authorization_code", "refresh_token"],
                 "response_types": ["code"], "scope": "everything", "logo_uri": 7, "software_statement": "x"}""");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        JsonNode client = reply.json();
        assertThat(client.path("client_id").asString()).matches("[\\w-]{43}");
        assertThat(client.path("client_name").asString()).isEqualTo("Editor");
        assertThat(client.path("token_endpoint_auth_method").asString()).isEqualTo("none");
        assertThat(client.path("client_id_issued_at").isIntegralNumber()).isTrue();
        assertThat(client.has("client_secret")).isFalse();
        assertThat(client.path("redirect_uris").size()).isEqualTo(2);
    }

    @Test
    void givesASecretAsTheSpecificationSaysWhenNothingIsSaid() throws Exception {
        JsonNode client =
                register("{\"redirect_uris\": [\"https://a.example.com/cb\"]}").json();
        assertThat(client.path("token_endpoint_auth_method").asString()).isEqualTo("client_secret_basic");
        assertThat(client.path("client_secret").asString()).matches("kmcp_cs_[\\w-]{43}");
        assertThat(client.path("client_secret_expires_at").asInt()).isZero();
        assertThat(server.stores
                        .clients()
                        .find(client.path("client_id").asString())
                        .orElseThrow()
                        .secretHash())
                .contains(Sha256.hex(client.path("client_secret").asString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"https://a.example.com/cb\"",
                "[\"\"]",
                "[7]",
                "[\"http://a.example.com/cb\"]",
                "[\"https://a.example.com/cb\", \"http://a.example.com/cb\"]",
                "[\"https://a.example.com/cb#x\"]",
                "[\"https://me@a.example.com/cb\"]",
                "[\"javascript:alert(1)\"]",
                "[\"javascript://%0aalert(1)\"]",
                "[\"data:text/html,x\"]",
                "[\"/cb\"]",
            })
    void refusesRedirectUris(String uris) throws Exception {
        TestReply reply = register("{\"redirect_uris\": " + uris + "}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("invalid_redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "",
                "[]",
                "{\"redirect_uris\": [\"https://a/\"], \"token_endpoint_auth_method\": \"private_key_jwt\"}",
                "{\"redirect_uris\": [\"https://a/\"], \"grant_types\": [\"client_credentials\"]}",
            })
    void refusesMetadata(String body) throws Exception {
        TestReply reply = register(body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("invalid_client_metadata");
    }

    @Test
    void refusesMoreThanItNeedsToRead() throws Exception {
        assertThat(register("{\"x\": \"" + "y".repeat(20_000) + "\"}").status()).isEqualTo(413);
    }

    @Test
    void stopsAFloodFromOneAddress() throws Exception {
        String client = "{\"redirect_uris\": [\"https://a.example.com/cb\"]}";
        for (int i = 0; i < 20; i++) {
            assertThat(register(client).status()).isEqualTo(201);
        }
        TestReply reply = register(client);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("3600");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");

        server.clock.pass(Duration.ofHours(1).plusSeconds(1));
        assertThat(register(client).status()).isEqualTo(201);
    }

    @Test
    void believesNoHeaderAboutTheAddress() throws Exception {
        String client = "{\"redirect_uris\": [\"https://a.example.com/cb\"]}";
        for (int i = 0; i < 20; i++) {
            server.browser().with("X-Forwarded-For", "10.0.0." + i).post("/oauth/register", "application/json", client);
        }
        assertThat(register(client).status()).isEqualTo(429);
    }

    @Test
    void shortensNamesAndTakesInvisibleCharactersOut() throws Exception {
        JsonNode client = register("{\"redirect_uris\": [\"https://a.example.com/cb\"],"
                        + " \"client_name\": \"  Good\\u202e\\nname " + "x".repeat(200) + "\"}")
                .json();
        assertThat(client.path("client_name").asString())
                .startsWith("Good name x")
                .hasSize(100);
    }

    private TestReply register(String body) throws Exception {
        return server.browser().post("/oauth/register", "application/json", body);
    }
}
