package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is too long or cannot be stored is refused in the words of the specification, before a database sees it. */
class BoundsTest {

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
    void refusesALongState() throws Exception {
        assertPage(asked("state", "s".repeat(2001)), "invalid_request");
        assertThat(asked("state", "s".repeat(2000)).status()).isEqualTo(200);
    }

    @Test
    void refusesALongClientId() throws Exception {
        assertPage(asked("client_id", "c".repeat(1001)), "invalid_client");
        assertPage(asked("client_id", "https://client.example.com/" + "c".repeat(974)), "invalid_client_metadata");
        assertError(token(Map.of("client_id", "c".repeat(5000))), 401, "invalid_client");
    }

    @Test
    void refusesALongClientIdInTheHeader() throws Exception {
        for (String id : new String[] {"c".repeat(2000), "%00"}) {
            String basic = Base64.getEncoder().encodeToString((id + ":secret").getBytes(StandardCharsets.UTF_8));
            TestReply reply = server.browser()
                    .with("Authorization", "Basic " + basic)
                    .post("/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", "x"));
            assertError(reply, 401, "invalid_client");
        }
    }

    @Test
    void refusesALongRedirectUri() throws Exception {
        String uri = "https://client.example.com/";
        assertPage(asked("redirect_uri", uri + "p".repeat(2001 - uri.length())), "invalid_request");
        assertError(registered("[\"" + uri + "p".repeat(2001 - uri.length()) + "\"]"), 400, "invalid_redirect_uri");
        assertThat(registered("[\"" + uri + "p".repeat(2000 - uri.length()) + "\"]")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesARedirectUriWithALongHostOrScheme() throws Exception {
        String host = "a.".repeat(124) + "example";
        assertError(registered("[\"https://" + host + "/\"]"), 400, "invalid_redirect_uri");
        assertThat(registered("[\"https://" + host.substring(2) + "/\"]").status())
                .isEqualTo(201);
        assertError(registered("[\"" + "x".repeat(254) + ":/callback\"]"), 400, "invalid_redirect_uri");
    }

    @Test
    void refusesManyRedirectUris() throws Exception {
        String uri = "\"https://client.example.com/\"";
        assertError(registered("[" + (uri + ",").repeat(20) + uri + "]"), 400, "invalid_redirect_uri");
    }

    @Test
    void refusesALongRegistration() throws Exception {
        TestReply reply = server.browser()
                .post("/oauth/register", "application/json", "{\"x\": \"" + "x".repeat(16 * 1024) + "\"}");
        assertError(reply, 413, "invalid_client_metadata");
    }

    @Test
    void refusesADeepRegistration() throws Exception {
        TestReply reply =
                server.browser().post("/oauth/register", "application/json", "[".repeat(8000) + "]".repeat(8000));
        assertError(reply, 400, "invalid_client_metadata");
    }

    @Test
    void shortensALongClientName() throws Exception {
        JsonNode client = server.browser()
                .post(
                        "/oauth/register",
                        "application/json",
                        "{\"client_name\": \"" + "n".repeat(9000) + "\", \"redirect_uris\": [\"" + Flow.CALLBACK
                                + "\"]}")
                .json();
        assertThat(client.path("client_name").asString()).hasSize(100);
    }

    @Test
    void refusesAScopeOfManyUnknownWords() throws Exception {
        TestReply reply = asked("scope", "word ".repeat(900));
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.parameter("error")).isEqualTo("invalid_scope");
    }

    @Test
    void storesAScopeThatIsRepeatedOnce() throws Exception {
        assertThat(asked("scope", "api ".repeat(900)).status()).isEqualTo(200);
    }

    @Test
    void refusesALongCodeChallengeOrResource() throws Exception {
        assertThat(asked("code_challenge", "c".repeat(44)).parameter("error")).isEqualTo("invalid_request");
        assertThat(asked("resource", Flow.RESOURCE + "r".repeat(2000)).parameter("error"))
                .isEqualTo("invalid_target");
    }

    @Test
    void refusesALongVerifier() throws Exception {
        Map<String, String> form = flow.exchange(flow.code());
        form.put("code_verifier", "v".repeat(129));
        assertError(flow.token(form), 400, "invalid_grant");
    }

    @Test
    void refusesALongCodeOrToken() throws Exception {
        assertError(flow.token(flow.exchange("c".repeat(9000))), 400, "invalid_grant");
        assertError(flow.token(flow.renewal("t".repeat(9000))), 400, "invalid_grant");
        TestReply revoked =
                server.browser().post("/oauth/revoke", Map.of("client_id", flow.clientId, "token", "t".repeat(9000)));
        assertThat(revoked.status()).isEqualTo(200);
    }

    @Test
    void refusesALongForm() throws Exception {
        Map<String, String> form = flow.exchange("code");
        form.put("more", "x".repeat(16 * 1024));
        assertError(flow.token(form), 413, "invalid_request");

        TestReply page = flow.ask(flow.question());
        TestReply answer = flow.browser.post(
                "/oauth/consent",
                Map.of(
                        "request",
                        page.field("request"),
                        "csrf",
                        page.field("csrf"),
                        "decision",
                        "allow",
                        "more",
                        "x".repeat(16 * 1024)));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void refusesWhatADatabaseCannotStore() throws Exception {
        assertPage(asked("state", "a\0b"), "invalid_request");
        assertPage(asked("client_id", "a\0b"), "invalid_request");
        assertError(token(Map.of("client_id", "a\0b")), 400, "invalid_request");
    }

    @Test
    void passesOverACookieThatIsNoneOfOurs() throws Exception {
        for (String value : new String[] {"c".repeat(44), "c".repeat(4000), "short"}) {
            TestReply page = server.browser()
                    .with("Cookie", SessionCookie.NAME + "=" + value)
                    .get("/oauth/authorize", flow.question());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Set-Cookie")).doesNotContain(value);
        }
    }

    private TestReply asked(String name, String value) throws Exception {
        Map<String, String> question = flow.question();
        question.put(name, value);
        return flow.ask(question);
    }

    private TestReply registered(String redirectUris) throws Exception {
        return server.browser()
                .post("/oauth/register", "application/json", "{\"redirect_uris\": " + redirectUris + "}");
    }

    private TestReply token(Map<String, String> form) throws Exception {
        return server.browser().asProgram().post("/oauth/token", form);
    }

    private static void assertError(TestReply reply, int status, String error) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").asString()).isEqualTo(error);
    }

    private static void assertPage(TestReply reply, String error) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("<code>" + error + "</code>");
    }
}
