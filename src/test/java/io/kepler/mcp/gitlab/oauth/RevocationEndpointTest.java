package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RevocationEndpointTest {
    private TestServer server;
    private Flow flow;
    private JsonNode tokens;

    @BeforeEach
    void connect() throws Exception {
        server = new TestServer(Map.of());
        flow = Flow.of(server);
        tokens = flow.tokens();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void endsBothTokens(String kind) throws Exception {
        assertThat(flow.access(tokens)).isInstanceOf(Access.Granted.class);
        assertThat(revoke(flow, tokens.path(kind).asString()).status()).isEqualTo(200);

        assertThat(flow.access(tokens)).isInstanceOf(Access.Refused.class);
        assertThat(flow.token(flow.renewal(tokens.path("refresh_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void givesTheTokensOfGitLabBackWithTheLastFamily() throws Exception {
        JsonNode secondDevice = flow.tokens();
        server.gitlab.revoked.clear();

        revoke(flow, tokens.path("access_token").asString());
        assertThat(flow.access(secondDevice)).isInstanceOf(Access.Granted.class);
        assertThat(server.gitlab.revoked).isEmpty();

        revoke(flow, secondDevice.path("access_token").asString());
        assertThat(server.gitlab.revoked).containsExactly("gitlab-access-alice-2");
        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 11)).isEmpty();
    }

    @Test
    void isContentWithATokenThatDoesNotExist() throws Exception {
        TestReply reply = revoke(flow, "kmcp_at_unknown");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{}");
    }

    @Test
    void leavesTheTokensOfAnotherClientAlone() throws Exception {
        Flow other = Flow.of(server);
        assertThat(revoke(other, tokens.path("access_token").asString()).status())
                .isEqualTo(400);
        assertThat(flow.access(tokens)).isInstanceOf(Access.Granted.class);
    }

    @Test
    void wantsToKnowTheClient() throws Exception {
        TestReply reply = revoke(flow.as("nobody"), tokens.path("access_token").asString());
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).isEqualTo("invalid_client");
    }

    private TestReply revoke(Flow client, String token) throws Exception {
        return server.browser().asProgram().post("/oauth/revoke", Map.of("client_id", client.clientId, "token", token));
    }
}
