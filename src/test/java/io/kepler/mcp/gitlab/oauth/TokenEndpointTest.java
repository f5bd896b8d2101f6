package io.kepler.mcp.gitlab.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TokenEndpointTest {
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
    void givesTokensForACode() throws Exception {
        TestReply reply = flow.token(flow.exchange(flow.code()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Pragma")).isEqualTo("no-cache");
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        JsonNode tokens = reply.json();
        assertThat(tokens.path("access_token").asString()).matches("kmcp_at_[\\w-]{43}");
        assertThat(tokens.path("refresh_token").asString()).matches("kmcp_rt_[\\w-]{43}");
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(tokens.path("scope").asString()).isEqualTo("api");
        assertThat(flow.access(tokens)).isInstanceOf(Access.Granted.class);
    }

    @Test
    void showsNoTokenOfGitLabToTheClient() throws Exception {
        assertThat(flow.token(flow.exchange(flow.code())).body()).doesNotContain("gitlab-");
    }

    @ParameterizedTest
    @CsvSource({
        "code, kmcp_ac_unknown, invalid_grant",
        "code, , invalid_request",
        "redirect_uri, https://client.example.com/callback, invalid_grant",
        "redirect_uri, , invalid_request",
        "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX, invalid_grant",
        "code_verifier, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, invalid_grant",
        "code_verifier, short, invalid_grant",
        "code_verifier, , invalid_request",
        "resource, https://other.example.com/mcp, invalid_target",
        "grant_type, password, unsupported_grant_type",
        "grant_type, client_credentials, unsupported_grant_type",
        "grant_type, , invalid_request",
    })
    void refusesACodeWithAnythingWrong(String parameter, String value, String error) throws Exception {
        Map<String, String> form = flow.exchange(flow.code());
        form.put(parameter, value == null ? "" : value);
        TestReply reply = flow.token(form);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo(error);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.json().path("error_description").asString()).isNotEmpty();
    }

    @Test
    void usesACodeUpByAWrongVerifier() throws Exception {
        String code = flow.code();
        Map<String, String> wrong = flow.exchange(code);
        wrong.put("code_verifier", "x".repeat(43));
        assertThat(flow.token(wrong).error()).isEqualTo("invalid_grant");
        assertThat(flow.token(flow.exchange(code)).error()).isEqualTo("invalid_grant");
    }

    @Test
    void refusesTheCodeOfAnotherClient() throws Exception {
        Flow other = Flow.of(server);
        TestReply reply = other.token(other.exchange(flow.code()));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("invalid_grant");
    }

    @Test
    void refusesACodeAfterAMinute() throws Exception {
        String code = flow.code();
        server.clock.pass(Duration.ofMinutes(1));
        assertThat(flow.token(flow.exchange(code)).error()).isEqualTo("invalid_grant");
    }

    @Test
    void revokesWhatACodeIssuedWhenItComesTwice() throws Exception {
        String code = flow.code();
        JsonNode tokens = flow.token(flow.exchange(code)).json();
        server.clock.pass(Duration.ofSeconds(10));

        assertThat(flow.token(flow.exchange(code)).error()).isEqualTo("invalid_grant");
        assertThat(flow.access(tokens)).isInstanceOf(Access.Refused.class);
        assertThat(flow.token(flow.renewal(tokens.path("refresh_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesAClientItDoesNotKnow() throws Exception {
        Flow stranger = flow.as("nobody");
        TestReply reply = stranger.token(stranger.exchange(flow.code()));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).isEqualTo("invalid_client");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Basic ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_post", "client_secret_basic"})
    void takesTheSecretInTheFormOrInTheHeader(String method) throws Exception {
        JsonNode client = Flow.register(server, "\"token_endpoint_auth_method\": \"" + method + "\"");
        String secret = client.path("client_secret").asString();
        Flow confidential = flow.as(client.path("client_id").asString());

        Map<String, String> posted = confidential.exchange(confidential.code());
        posted.put("client_secret", secret);
        assertThat(confidential.token(posted).status()).isEqualTo(200);

        Map<String, String> bare = confidential.exchange(confidential.code());
        bare.remove("client_id");
        assertThat(server.browser()
                        .with("Authorization", basic(confidential.clientId, secret))
                        .post("/oauth/token", bare)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAConfidentialClientWithoutItsSecret() throws Exception {
        JsonNode client = Flow.register(server, "\"token_endpoint_auth_method\": \"client_secret_post\"");
        Flow confidential = flow.as(client.path("client_id").asString());
        String secret = client.path("client_secret").asString();

        assertThat(confidential.token(confidential.exchange("x")).error()).isEqualTo("invalid_client");
        Map<String, String> wrong = confidential.exchange("x");
        wrong.put("client_secret", secret + "x");
        assertThat(confidential.token(wrong).status()).isEqualTo(401);
        Map<String, String> twice = confidential.exchange("x");
        twice.put("client_secret", secret);
        assertThat(server.browser()
                        .with("Authorization", basic(confidential.clientId, secret))
                        .post("/oauth/token", twice)
                        .error())
                .isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic bm9jb2xvbg==", "Basic YTol", "Bearer abc"})
    void refusesAHeaderThatIsNoSecret(String header) throws Exception {
        TestReply reply = server.browser()
                .with("Authorization", header)
                .post("/oauth/token", Map.of("grant_type", "refresh_token"));
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void refusesAPublicClientThatSuddenlyHasASecret() throws Exception {
        Map<String, String> form = flow.exchange(flow.code());
        form.put("client_secret", "made-up");
        assertThat(flow.token(form).error()).isEqualTo("invalid_client");
    }

    @Test
    void rotatesTheRefreshTokenAndSlidesItsTime() throws Exception {
        JsonNode first = flow.tokens();
        server.clock.pass(Duration.ofDays(29));
        JsonNode second = renewed(first);
        server.clock.pass(Duration.ofDays(29));
        JsonNode third = renewed(second);

        assertThat(third.path("refresh_token").asString())
                .startsWith("kmcp_rt_")
                .isNotEqualTo(second.path("refresh_token").asString());
        server.clock.pass(Duration.ofDays(30));
        assertThat(flow.token(flow.renewal(third.path("refresh_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void forgivesASecondUseOfARefreshTokenForAMoment() throws Exception {
        JsonNode first = flow.tokens();
        JsonNode second = renewed(first);
        server.clock.pass(Duration.ofSeconds(45));
        JsonNode again = renewed(first);
        assertThat(flow.access(again)).isInstanceOf(Access.Granted.class);
        assertThat(flow.access(second)).isInstanceOf(Access.Refused.class);
        assertThat(renewed(again).path("access_token").asString()).isNotEmpty();
    }

    @Test
    void forgivesNothingOnceANewAccessTokenIsInUse() throws Exception {
        JsonNode first = flow.tokens();
        JsonNode second = renewed(first);
        flow.access(second);
        assertRefused(first);
        assertThat(server.node()
                        .accessTokens()
                        .authenticate(second.path("access_token").asString()))
                .isInstanceOf(Access.Refused.class);
        assertRefused(second);
    }

    @Test
    void makesNoNewFamiliesOfATokenWhoseSuccessorsWereRenewed() throws Exception {
        JsonNode first = flow.tokens();
        JsonNode second = renewed(first);
        JsonNode third = renewed(second);
        for (int i = 0; i < 120; i++) {
            assertRefused(first);
        }
        assertThat(flow.access(third)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void makesFewPairsOfOneTokenOfWhichOneStays() throws Exception {
        JsonNode first = flow.tokens();
        JsonNode second = renewed(first);
        JsonNode third = renewed(first);
        JsonNode fourth = renewed(first);
        assertRefused(first);

        JsonNode next = renewed(third);

        assertThat(flow.access(second)).isInstanceOf(Access.Refused.class);
        assertRefused(fourth);
        assertThat(flow.access(next)).isInstanceOf(Access.Granted.class);
    }

    private void assertRefused(JsonNode tokens) throws Exception {
        assertThat(flow.token(flow.renewal(tokens.path("refresh_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void revokesTheFamilyWhenAnOldRefreshTokenComesBack() throws Exception {
        JsonNode first = flow.tokens();
        JsonNode second = renewed(first);
        server.clock.pass(Duration.ofSeconds(46));

        assertThat(flow.token(flow.renewal(first.path("refresh_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(flow.access(second)).isInstanceOf(Access.Refused.class);
        assertThat(flow.token(flow.renewal(second.path("refresh_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesTheRefreshTokenOfAnotherClientAndLeavesItAlone() throws Exception {
        JsonNode tokens = flow.tokens();
        Flow other = Flow.of(server);
        assertThat(other.token(other.renewal(tokens.path("refresh_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(renewed(tokens).path("access_token").asString()).isNotEmpty();
    }

    @Test
    void refusesAnAccessTokenAsRefreshToken() throws Exception {
        JsonNode tokens = flow.tokens();
        assertThat(flow.token(flow.renewal(tokens.path("access_token").asString()))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void narrowsTheScopeOfAnAccessTokenButNeverWidensIt() throws Exception {
        JsonNode tokens = flow.tokens();
        Map<String, String> narrow = flow.renewal(tokens.path("refresh_token").asString());
        narrow.put("scope", "read_api");
        JsonNode narrowed = flow.token(narrow).json();
        assertThat(narrowed.path("scope").asString()).isEqualTo("read_api");
        assertThat(renewed(narrowed).path("scope").asString()).isEqualTo("api");

        Map<String, String> question = flow.question();
        question.put("scope", "read_api");
        String back = flow.consented(question);
        flow.browser.signIn(ScriptedGitLab.ALICE);
        String code = flow.browser.get(back).parameter("code");
        JsonNode reading = flow.token(flow.exchange(code)).json();
        Map<String, String> wide = flow.renewal(reading.path("refresh_token").asString());
        wide.put("scope", "api");
        assertThat(flow.token(wide).error()).isEqualTo("invalid_scope");
    }

    @Test
    void refusesToRefreshForAnotherResource() throws Exception {
        Map<String, String> form =
                flow.renewal(flow.tokens().path("refresh_token").asString());
        form.put("resource", "https://other.example.com/mcp");
        assertThat(flow.token(form).error()).isEqualTo("invalid_target");
    }

    @Test
    void refusesParametersInTheWrongShape() throws Exception {
        TestBrowser program = server.browser().asProgram();
        assertThat(program.post("/oauth/token", "application/json", "{}").error())
                .isEqualTo("invalid_request");
        assertThat(program.post("/oauth/token", "application/x-www-form-urlencoded", "client_id=a&client_id=b")
                        .error())
                .isEqualTo("invalid_request");
        assertThat(program.post("/oauth/token", "application/x-www-form-urlencoded", "client_id=%zz")
                        .error())
                .isEqualTo("invalid_request");
        assertThat(program.post("/oauth/token", "application/x-www-form-urlencoded", "x=" + "y".repeat(20_000))
                        .status())
                .isEqualTo(413);
        assertThat(program.get("/oauth/token").status()).isEqualTo(405);
    }

    private JsonNode renewed(JsonNode tokens) throws Exception {
        TestReply reply = flow.token(flow.renewal(tokens.path("refresh_token").asString()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    }
}
