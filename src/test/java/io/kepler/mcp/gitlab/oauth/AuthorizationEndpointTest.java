package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationEndpointTest {
    private TestServer server;
    private Flow flow;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer(Map.of("OAUTH_REGISTRATIONS_PER_HOUR", "1000"));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void register() throws Exception {
        flow = Flow.of(server);
    }

    @Test
    void asksTheUserBeforeGitLabDoes() throws Exception {
        TestReply page = flow.ask(flow.question());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Connect The Client?")
                .contains("chose this name itself")
                .contains("<code>client.example.com</code>")
                .contains("create, change and delete")
                .contains("gitlab.example.com")
                .contains("action=\"/gitlab-mcp/oauth/consent\"")
                .contains("href=\"/gitlab-mcp/oauth/style.css\"")
                .doesNotContain("Did you start this yourself");
    }

    @Test
    void keepsItsPagesToItself() throws Exception {
        TestReply page = flow.ask(flow.question());

        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none';"
                        + " base-uri 'none'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Set-Cookie")).endsWith("; Path=/gitlab-mcp; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void saysWhatAClientThatOnlyReadsMayDo() throws Exception {
        Map<String, String> question = flow.question();
        question.put("scope", "read_api offline_access");
        assertThat(flow.ask(question).body()).contains("read what you can read").doesNotContain("delete");
    }

    @Test
    void givesTheConfiguredScopeWhenNoneIsNamed() throws Exception {
        Map<String, String> question = flow.question();
        question.remove("scope");
        assertThat(flow.ask(question).body()).contains("create, change and delete");
    }

    @Test
    void warnsWhenTheAnswerGoesToAProgramOnThisComputer() throws Exception {
        Flow local = flow.as(registered("http://127.0.0.1:1234/callback"));
        Map<String, String> question = local.question();
        question.put("redirect_uri", "http://127.0.0.1:56789/callback");

        assertThat(local.ask(question).body())
                .contains("Did you start this yourself")
                .contains("127.0.0.1 (this computer)");
    }

    @Test
    void showsNamesAsTextWhateverTheyHold() throws Exception {
        String name = "<script>alert(1)</script>'; drop table client; --";
        Flow nasty = flow.as(
                Flow.register(server, "\"client_name\": \"" + name + "\", \"token_endpoint_auth_method\": \"none\"")
                        .path("client_id")
                        .asString());

        TestReply page = nasty.ask(nasty.question());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
        assertThat(server.stores.clients().find(nasty.clientId).orElseThrow().name())
                .isEqualTo(name);
    }

    @Test
    void refusesAClientThatNeverRegistered() throws Exception {
        Flow stranger = flow.as("nobody");
        TestReply reply = stranger.ask(stranger.question());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.location()).isEmpty();
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.body()).contains("This client is not known here").contains("invalid_client");
    }

    @Test
    void tellsProgramsTheSameInJson() throws Exception {
        Flow stranger = flow.as("nobody");
        stranger.browser.asProgram();
        TestReply reply = stranger.ask(stranger.question());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("invalid_client");
        assertThat(reply.json().path("description").asString()).startsWith("This client is not known here");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://client.example.com/callback?x=2",
                "https://client.example.com/callback",
                "https://client.example.com/Callback?x=1",
                "https://client.example.com/callback?x=1&y",
                "https://client.example.com/callback/../callback?x=1",
                "http://client.example.com/callback?x=1",
                "https://client.example.com:443/callback?x=1",
                "https://client.example.com:8443/callback?x=1",
                "https://client.example.com./callback?x=1",
                "https://me@client.example.com/callback?x=1",
                "https://client.example.com@evil.example/callback?x=1",
                "https://client.example.com/callback?x=1#fragment",
                "//client.example.com/callback?x=1",
                "https://client.example.com\\@evil.example/callback?x=1",
                "javascript:alert(1)",
            })
    void refusesARedirectUriThatIsNotTheRegisteredOne(String redirectUri) throws Exception {
        Map<String, String> question = flow.question();
        question.put("redirect_uri", redirectUri);
        TestReply reply = flow.ask(question);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.location()).isEmpty();
        assertThat(reply.body()).contains("none of those that this client registered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1234/callback",
                "https://127.0.0.1:1234/callback",
                "http://127.0.0.1:1234/other",
                "http://127.0.0.1:1234/callback?x=1",
                "http://127.0.0.2:1234/callback",
                "http://127.0.0.1.evil.example:1234/callback",
                "http://me@127.0.0.1:1234/callback",
            })
    void letsALoopbackAddressDifferInItsPortOnly(String redirectUri) throws Exception {
        Flow local = flow.as(registered("http://127.0.0.1:1234/callback"));
        Map<String, String> question = local.question();
        question.put("redirect_uri", redirectUri);
        assertThat(local.ask(question).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge, , invalid_request",
        "code_challenge, tooshort, invalid_request",
        "code_challenge_method, , invalid_request",
        "code_challenge_method, plain, invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "resource, https://other.example.com/mcp, invalid_target",
        "resource, https://mcp.example.com/gitlab-mcp/mcp/, invalid_target",
        "scope, sudo, invalid_scope",
    })
    void tellsTheClientWhatIsWrongOnceItsAddressIsTrusted(String parameter, String value, String error)
            throws Exception {
        Map<String, String> question = flow.question();
        question.put(parameter, value == null ? "" : value);
        TestReply reply = flow.ask(question);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith(Flow.CALLBACK + "&error=");
        assertThat(reply.parameters())
                .containsEntry("error", error)
                .containsEntry("state", "st&te")
                .containsEntry("iss", TestServer.ISSUER)
                .containsKey("error_description")
                .doesNotContainKey("code");
    }

    @Test
    void refusesAParameterThatIsThereTwice() throws Exception {
        Map<String, String> question = flow.question();
        TestReply reply = flow.browser.get("/oauth/authorize?state=a&state=b&client_id=" + flow.clientId
                + "&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcallback%3Fx%3D1");
        assertThat(question).containsKey("state");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("state is there more than once");
    }

    @Test
    void takesAClientOfAnEarlyRevisionThatNamesNoResource() throws Exception {
        Map<String, String> question = flow.question();
        question.remove("resource");
        assertThat(flow.ask(question).status()).isEqualTo(200);
    }

    @Test
    void isTheBrowserLoginOfTheSeedWithoutParameters() throws Exception {
        TestReply reply = flow.browser.get("/oauth/authorize");
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).isEqualTo(TestServer.ISSUER + "/connections");
    }

    @Test
    void believesNoHeaderThatNamesAnotherHost() throws Exception {
        flow.browser.with("X-Forwarded-Host", "evil.example").with("Forwarded", "host=evil.example");
        assertThat(flow.browser.get("/oauth/authorize").location()).startsWith(TestServer.ISSUER);
        Map<String, String> question = flow.question();
        question.put("scope", "sudo");
        assertThat(flow.ask(question).parameters()).containsEntry("iss", TestServer.ISSUER);
    }

    private String registered(String redirectUri) throws Exception {
        return Flow.register(
                        server,
                        "\"redirect_uris\": [\"" + redirectUri + "\"], \"token_endpoint_auth_method\": \"none\"")
                .path("client_id")
                .asString();
    }

    @Test
    void passesOverParametersItDoesNotKnow() throws Exception {
        Map<String, String> question = new HashMap<>(flow.question());
        question.put("prompt", "consent");
        question.put("nonce", "n");
        assertThat(flow.ask(question).status()).isEqualTo(200);
    }
}
