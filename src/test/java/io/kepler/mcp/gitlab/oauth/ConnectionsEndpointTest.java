package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.ScriptedGitLab.ALICE;
import static io.kepler.mcp.gitlab.oauth.ScriptedGitLab.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConnectionsEndpointTest {
    private TestServer server;
    private Flow flow;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(Map.of());
        flow = Flow.of(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void showsWhatTheUserConnected() throws Exception {
        flow.tokens();
        TestReply page = flow.browser.get("/connections");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Alice A. (alice)")
                .contains("gitlab.example.com")
                .contains("<h2>The Client</h2>")
                .contains("datetime=\"2026-11-20T12:00:00Z\"")
                .contains("2026-11-20 12:00 UTC")
                .contains("aria-label=\"Disconnect The Client\"");
    }

    @Test
    void tellsWhoConnectedNothingHowToBegin() throws Exception {
        flow.browser.get("/connections");
        flow.ask(flow.question());
        flow.browser.signIn(BOB);
        flow.browser.get("/connections");
        disconnect("all", "yes");

        assertThat(flow.browser.get("/connections").body())
                .contains("No client is connected")
                .contains(Flow.RESOURCE);
    }

    @Test
    void showsNothingToWhomeverIsNotSignedIn() throws Exception {
        TestReply reply = flow.browser.get("/connections");
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void keepsALoginForThisPageUntilTheUserSignsOut() throws Exception {
        flow.ask(flow.question());
        flow.browser.signIn(ALICE);
        TestReply page = flow.browser.get("/connections");

        assertThat(page.body()).contains("<h2>Browser session</h2>");
        assertThat(server.gitlab.revoked).isEmpty();
        flow.browser.post("/oauth/sign-out", Map.of("csrf", page.field("csrf")));
        assertThat(server.gitlab.revoked).containsExactly("gitlab-access-alice-1");
    }

    @Test
    void disconnectsOneClientAtOnce() throws Exception {
        JsonNode tokens = flow.tokens();
        Flow second = Flow.of(server);
        JsonNode kept = second.tokens();
        assertThat(flow.access(tokens)).isInstanceOf(Access.Granted.class);
        String grant = server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 11).stream()
                .filter(mine -> mine.clientId().equals(flow.clientId))
                .findFirst()
                .orElseThrow()
                .id();

        TestReply reply = disconnect("grant", grant);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.location()).isEqualTo(TestServer.ISSUER + "/connections");
        assertThat(flow.access(tokens)).isInstanceOf(Access.Refused.class);
        assertThat(flow.access(kept)).isInstanceOf(Access.Granted.class);
        assertThat(server.gitlab.revoked).containsExactly("gitlab-access-alice-1");
        assertThat(flow.token(flow.renewal(tokens.path("refresh_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void disconnectsAllClients() throws Exception {
        flow.tokens();
        Flow.of(server).tokens();
        assertThat(disconnect("all", "yes").status()).isEqualTo(303);
        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 11)).isEmpty();
        assertThat(server.gitlab.revoked).containsExactlyInAnyOrder("gitlab-access-alice-1", "gitlab-access-alice-2");
    }

    @Test
    void disconnectsEvenWhenGitLabDoesNotAnswer() throws Exception {
        JsonNode tokens = flow.tokens();
        server.gitlab.down = true;
        assertThat(disconnect("all", "yes").status()).isEqualTo(303);
        assertThat(flow.access(tokens)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void leavesTheConnectionsOfOthersAlone() throws Exception {
        flow.tokens();
        String grant = server.stores
                .grants()
                .ofUser(ScriptedGitLab.INSTANCE, 11)
                .get(0)
                .id();
        flow.browser.signIn(BOB);
        assertThat(disconnect("grant", grant).status()).isEqualTo(404);
        disconnect("all", "yes");
        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 11)).hasSize(1);
    }

    @Test
    void refusesFormsOfOtherPages() throws Exception {
        flow.tokens();
        assertThat(flow.browser.post("/oauth/disconnect", Map.of("all", "yes")).status())
                .isEqualTo(403);
        assertThat(flow.browser.post("/oauth/sign-out", Map.of("csrf", "wrong")).status())
                .isEqualTo(403);
        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 11)).hasSize(1);
    }

    @Test
    void signsOut() throws Exception {
        flow.tokens();
        String csrf = flow.browser.get("/connections").field("csrf");
        TestReply reply = flow.browser.post("/oauth/sign-out", Map.of("csrf", csrf));

        assertThat(reply.location()).isEqualTo(TestServer.ISSUER + "/oauth/signed-out");
        assertThat(reply.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(flow.browser.get("/oauth/signed-out").body()).contains("Signed out");
        assertThat(flow.browser.get("/connections").status()).isEqualTo(401);
    }

    private TestReply disconnect(String name, String value) throws Exception {
        String csrf = flow.browser.get("/connections").field("csrf");
        return flow.browser.post("/oauth/disconnect", Map.of("csrf", csrf, name, value));
    }
}
