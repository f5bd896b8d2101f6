package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentEndpointTest {
    private TestServer server;
    private Flow flow;
    private TestReply page;

    @BeforeEach
    void ask() throws Exception {
        server = new TestServer(Map.of());
        flow = Flow.of(server);
        page = flow.ask(flow.question());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void leadsToGitLabByAPageInBetween() throws Exception {
        TestReply reply = flow.decide(page, "allow");
        String target = TestServer.ISSUER + "/oauth/continue?request=" + page.field("request");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Refresh")).isEqualTo("0; url=" + target);
        assertThat(reply.body()).contains("href=\"" + target + "\"");
        assertThat(reply.header("Content-Security-Policy")).contains("form-action 'self'");
    }

    @Test
    void redirectsAProgramAtOnce() throws Exception {
        flow.browser.asProgram();
        TestReply reply = flow.decide(page, "allow");
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.location()).startsWith(TestServer.ISSUER + "/oauth/continue?request=");
    }

    @Test
    void tellsTheClientThatTheUserRefused() throws Exception {
        flow.browser.asProgram();
        TestReply reply = flow.decide(page, "deny");

        assertThat(reply.location()).startsWith(Flow.CALLBACK + "&error=access_denied");
        assertThat(reply.parameters()).containsEntry("state", "st&te").containsEntry("iss", TestServer.ISSUER);
        assertThat(flow.decide(page, "allow").status()).isEqualTo(400);
    }

    @Test
    void makesTheUserSignInAfresh() throws Exception {
        flow.browser.signIn(ScriptedGitLab.BOB);
        flow.decide(page, "allow");
        TestReply reply = flow.browser.get("/oauth/continue?request=" + page.field("request"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("sign-in at GitLab was not completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void refusesAnAnswerWithoutTheCsrfToken(String csrf) throws Exception {
        TestReply reply = flow.browser.post(
                "/oauth/consent", Map.of("request", page.field("request"), "csrf", csrf, "decision", "allow"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("did not come from a page");
        assertThat(flow.decide(page, "allow").status()).isEqualTo(200);
    }

    @Test
    void refusesTheCsrfTokenOfAnotherBrowser() throws Exception {
        Flow other = flow.elsewhere();
        TestReply theirs = other.ask(other.question());
        TestReply reply = other.browser.post(
                "/oauth/consent",
                Map.of("request", theirs.field("request"), "csrf", page.field("csrf"), "decision", "allow"));
        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void refusesARequestThatBeganInAnotherBrowser() throws Exception {
        Flow other = flow.elsewhere();
        TestReply theirs = other.ask(other.question());
        TestReply reply = other.browser.post(
                "/oauth/consent",
                Map.of("request", page.field("request"), "csrf", theirs.field("csrf"), "decision", "allow"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("This request is over");
    }

    @Test
    void refusesABrowserWithoutACookie() throws Exception {
        TestReply reply = server.browser()
                .post(
                        "/oauth/consent",
                        Map.of("request", page.field("request"), "csrf", page.field("csrf"), "decision", "allow"));
        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void takesAnAnswerOnce() throws Exception {
        assertThat(flow.decide(page, "allow").status()).isEqualTo(200);
        assertThat(flow.decide(page, "allow").status()).isEqualTo(400);
    }

    @Test
    void takesNoAnswerAfterTenMinutes() throws Exception {
        server.clock.pass(Duration.ofMinutes(10));
        assertThat(flow.decide(page, "allow").status()).isEqualTo(400);
    }

    @Test
    void takesFormsOnly() throws Exception {
        TestReply reply = flow.browser.post("/oauth/consent", "application/json", "{}");
        assertThat(reply.status()).isEqualTo(400);
    }
}
