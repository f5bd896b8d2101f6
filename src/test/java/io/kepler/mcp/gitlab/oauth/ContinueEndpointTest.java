package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.ScriptedGitLab.ALICE;
import static io.kepler.mcp.gitlab.oauth.ScriptedGitLab.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContinueEndpointTest {
    private TestServer server;
    private Flow flow;

    @BeforeEach
    void start() throws Exception {
        start(Map.of());
    }

    private void start(Map<String, String> settings) throws Exception {
        server = new TestServer(settings);
        flow = Flow.of(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void givesTheClientACodeWithStateAndIssuer() throws Exception {
        TestReply reply = flow.codeReply(ALICE);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith(Flow.CALLBACK + "&code=kmcp_ac_");
        assertThat(reply.parameters()).containsEntry("state", "st&te").containsEntry("iss", TestServer.ISSUER);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void keepsTheGrantAndTheConsent() throws Exception {
        flow.codeReply(ALICE);

        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 11))
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.clientId()).isEqualTo(flow.clientId);
                    assertThat(grant.username()).isEqualTo("alice");
                    assertThat(grant.tokens().access().reveal()).isEqualTo("gitlab-access-alice-1");
                });
        assertThat(server.stores.consents().ofUser(ScriptedGitLab.INSTANCE, 11))
                .singleElement()
                .satisfies(consent -> assertThat(consent.redirectHost()).isEqualTo("client.example.com"));
    }

    @Test
    void goesOnOnce() throws Exception {
        String back = flow.consented(flow.question());
        flow.browser.signIn(ALICE);
        assertThat(flow.browser.get(back).status()).isEqualTo(302);
        flow.browser.signIn(ALICE);
        assertThat(flow.browser.get(back).status()).isEqualTo(400);
    }

    @Test
    void refusesARequestItDoesNotKnow() throws Exception {
        flow.consented(flow.question());
        flow.browser.signIn(ALICE);
        TestReply reply = flow.browser.get("/oauth/continue?request=unknown");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("This request is over");
        assertThat(flow.browser.get("/oauth/continue").status()).isEqualTo(400);
    }

    @Test
    void refusesARequestOfAnotherBrowser() throws Exception {
        String back = flow.consented(flow.question());
        Flow other = flow.elsewhere();
        other.ask(other.question());
        other.browser.signIn(BOB);
        assertThat(other.browser.get(back).status()).isEqualTo(400);
        assertThat(server.browser().get(back).status()).isEqualTo(400);
        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 12)).isEmpty();
    }

    @Test
    void refusesARequestThatTheUserDidNotAllow() throws Exception {
        TestReply page = flow.ask(flow.question());
        flow.browser.signIn(ALICE);
        assertThat(flow.browser
                        .get("/oauth/continue?request=" + page.field("request"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesARequestThatTookTooLong() throws Exception {
        String back = flow.consented(flow.question());
        server.clock.pass(Duration.ofMinutes(10));
        flow.browser.signIn(ALICE);
        assertThat(flow.browser.get(back).status()).isEqualTo(400);
    }

    @Test
    void givesASecondUserInTheSameBrowserTheirOwnGrant() throws Exception {
        assertThat(flow.codeReply(ALICE).status()).isEqualTo(302);
        String code = flow.codeReply(BOB).parameter("code");

        Access access = flow.access(flow.token(flow.exchange(code)).json());
        assertThat(access).isInstanceOfSatisfying(Access.Granted.class, granted -> {
            assertThat(granted.principal().identity().username()).isEqualTo("bob");
            assertThat(granted.principal().credential().token()).isEqualTo("gitlab-access-bob-2");
        });
        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 11)).hasSize(1);
    }

    @Test
    void givesTheOldTokensBackWhenAUserConnectsAgain() throws Exception {
        flow.codeReply(ALICE);
        flow.codeReply(ALICE);
        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 11))
                .singleElement()
                .satisfies(grant -> assertThat(grant.tokens().access().reveal()).isEqualTo("gitlab-access-alice-2"));
        assertThat(server.gitlab.revoked).containsExactly("gitlab-access-alice-1");
    }

    @Test
    void letsOnlyMembersOfTheAllowedGroupsIn() throws Exception {
        stop();
        start(Map.of("ALLOWED_GROUPS", "staff, partners/acme"));
        server.gitlab.members.add("/groups/partners%2Facme/members/all/11");

        assertThat(flow.codeReply(ALICE).status()).isEqualTo(302);
        TestReply reply = flow.codeReply(BOB);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("bob").contains("none of the groups");
        assertThat(server.gitlab.revoked).containsExactly("gitlab-access-bob-2");
        assertThat(server.stores.grants().ofUser(ScriptedGitLab.INSTANCE, 12)).isEmpty();
    }

    @Test
    void asksToTryAgainWhenGitLabCannotSayWhoIsInAGroup() throws Exception {
        stop();
        start(Map.of("ALLOWED_GROUPS", "staff"));
        server.gitlab.groupsDown = true;
        TestReply reply = flow.codeReply(ALICE);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("10");
    }
}
