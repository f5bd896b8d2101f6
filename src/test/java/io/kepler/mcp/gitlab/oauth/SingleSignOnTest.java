package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.ScriptedGitLab.ALICE;
import static io.kepler.mcp.gitlab.oauth.ScriptedGitLab.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleSignOnTest {
    private TestServer server;
    private Flow flow;

    @BeforeEach
    void start() throws Exception {
        start("off", "username");
    }

    private void restart(String mode, String match) throws Exception {
        stop();
        start(mode, match);
    }

    private void start(String mode, String match) throws Exception {
        server = new TestServer(Map.of("SSO", mode, "SSO_MATCH", match));
        flow = Flow.of(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/authorize", "/connections"})
    void letsNobodyInWhomTheContainerDoesNotKnow(String path) throws Exception {
        restart("require", "username");
        TestReply reply = flow.browser.get(path);
        assertThat(reply.status()).isIn(401, 403);
        TestReply asked = flow.ask(flow.question());
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.body()).contains("Sign in to your organisation first");
    }

    @ParameterizedTest
    @CsvSource({"username, Alice", "email, ALICE@example.com", "extern_uid, 'cn=alice,dc=example'"})
    void letsTheSamePersonIn(String match, String principal) throws Exception {
        restart("require", match);
        flow.browser.with(TestServer.PRINCIPAL, principal);
        assertThat(flow.ask(flow.question()).body()).contains("Your organisation knows you as");
        assertThat(flow.codeReply(ALICE).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"username, alice", "email, alice@example.com", "extern_uid, 'cn=alice,dc=example'"})
    void refusesAnAccountOfSomebodyElse(String match, String principal) throws Exception {
        restart("link", match);
        flow.browser.with(TestServer.PRINCIPAL, principal);
        TestReply reply = flow.codeReply(BOB);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("bob").contains("is not that person");
        assertThat(server.gitlab.revoked).containsExactly("gitlab-access-bob-1");
    }

    @Test
    void linksOnlyWhenThereIsSomethingToLink() throws Exception {
        restart("link", "username");
        assertThat(flow.codeReply(BOB).status()).isEqualTo(302);
    }

    @Test
    void ignoresTheContainersLoginUnlessToldOtherwise() throws Exception {
        flow.browser.with(TestServer.PRINCIPAL, "alice");
        assertThat(flow.codeReply(BOB).status()).isEqualTo(302);
    }

    @Test
    void refusesASessionThatStartedWithTheContainersLoginAndGoesOnWithout() throws Exception {
        restart("require", "username");
        TestBrowser browser = flow.browser.with(TestServer.PRINCIPAL, "alice");
        TestReply page = flow.ask(flow.question());
        browser.with(TestServer.PRINCIPAL, "");
        assertThat(flow.decide(page, "allow").status()).isEqualTo(403);
        browser.with(TestServer.PRINCIPAL, "alice");
        assertThat(flow.decide(page, "allow").status()).isEqualTo(200);
        browser.signIn(ALICE);
        browser.with(TestServer.PRINCIPAL, "");
        assertThat(browser.get("/oauth/continue?request=" + page.field("request"))
                        .status())
                .isEqualTo(403);
        assertThat(server.gitlab.revoked).containsExactly("gitlab-access-alice-1");
    }
}
