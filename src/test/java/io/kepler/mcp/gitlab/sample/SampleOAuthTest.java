package io.kepler.mcp.gitlab.sample;

import static io.kepler.mcp.gitlab.sample.SampleOAuth.CLIENT_ID;
import static io.kepler.mcp.gitlab.sample.SampleOAuth.CLIENT_SECRET;
import static io.kepler.mcp.gitlab.sample.SampleOAuth.FOREIGN_CLIENT_ID;
import static io.kepler.mcp.gitlab.sample.SampleOAuth.FOREIGN_CLIENT_SECRET;
import static io.kepler.mcp.gitlab.sample.SampleOAuth.REDIRECT_URI;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Form;
import io.kepler.mcp.gitlab.browser.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleOAuthTest {
    // The pair of RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Browser browser = Browser.stoppingAt(REDIRECT_URI);
    private SampleGitLab sample;

    @BeforeAll
    void start() throws IOException {
        sample = SampleGitLab.start(0, "/gitlab");
    }

    @AfterEach
    void reset() {
        sample.reset();
    }

    @AfterAll
    void stop() {
        sample.close();
    }

    @Test
    void leadsThroughSignInAndApprovalToATokenOfThatUser() throws Exception {
        JsonNode tokens = SampleClient.json(redeem(code("Bob"), VERIFIER));
        assertThat(tokens.path("access_token").asString()).matches("[0-9a-f]{64}");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(7200);
        assertThat(tokens.path("scope").asString()).isEqualTo("api");
        assertThat(user(access(tokens)).body()).contains("\"username\":\"bob\"");
    }

    @Test
    void sendsTheUserBackWhoDenies() throws Exception {
        Page page = browser.open(authorize(Map.of())).press("Alice").press("Deny");
        assertThat(page.redirectParameters()).isEqualTo(Map.of("error", "access_denied", "state", "a&b"));
    }

    @Test
    void showsAPageInsteadOfSendingAnybodyToAnUnknownPlace() throws Exception {
        Page page = browser.open(authorize(Map.of("redirect_uri", REDIRECT_URI + "/")));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.redirect()).isEmpty();
        assertThat(browser.open(authorize(Map.of("client_id", "x<y"))).status()).isEqualTo(422);
    }

    @Test
    void refusesWhatItDoesNotKnowByRedirect() throws Exception {
        assertThat(refusal(Map.of("response_type", "token"))).isEqualTo("unsupported_response_type");
        assertThat(refusal(Map.of("scope", "api everything"))).isEqualTo("invalid_scope");
        assertThat(refusal(Map.of("code_challenge_method", "plain"))).isEqualTo("invalid_code_challenge_method");
    }

    private String refusal(Map<String, String> changes) throws Exception {
        return browser.open(authorize(changes)).redirectParameters().getOrDefault("error", "");
    }

    @Test
    void takesACodeOnceAndOnlyWithItsVerifierClientAndRedirectUri() throws Exception {
        String code = code("Alice");
        assertThat(error(redeem(code, "x".repeat(43)))).isEqualTo("invalid_grant");
        Map<String, String> elsewhere = own("authorization_code");
        elsewhere.putAll(Map.of("code", code, "code_verifier", VERIFIER, "redirect_uri", REDIRECT_URI + "/"));
        assertThat(error(post("/oauth/token", elsewhere))).isEqualTo("invalid_grant");
        Map<String, String> foreign = foreign("authorization_code");
        foreign.putAll(Map.of("code", code, "code_verifier", VERIFIER));
        assertThat(error(post("/oauth/token", foreign))).isEqualTo("invalid_grant");
        assertThat(redeem(code, VERIFIER).statusCode()).isEqualTo(200);
        HttpResponse<String> again = redeem(code, VERIFIER);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void takesNoCodeThatIsTooOld() throws Exception {
        sample.oauth().codeLifetime(Duration.ZERO);
        assertThat(error(redeem(code("Alice"), VERIFIER))).isEqualTo("invalid_grant");
    }

    @Test
    void knowsAClientByHeaderToo() throws Exception {
        String basic = Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(UTF_8));
        Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "refresh_token"));
        HttpResponse<String> known = post("/oauth/token", form, "Basic " + basic);
        assertThat(known.statusCode()).isEqualTo(400);
        assertThat(known.body()).contains("refresh_token");
        form.putAll(Map.of("client_id", CLIENT_ID, "client_secret", "wrong"));
        HttpResponse<String> unknown = post("/oauth/token", form);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(error(unknown)).isEqualTo("invalid_client");
    }

    @Test
    void takesBothOldTokensAwayWithARefresh() throws Exception {
        SampleTokens old = sample.oauth().issue("alice", REDIRECT_URI, "read_api");
        int before = sample.oauth().refreshes();
        JsonNode fresh = SampleClient.json(refresh(old.refresh()));
        assertThat(user(access(fresh)).statusCode()).isEqualTo(200);
        assertThat(user(old.access()).body()).contains("revoked");
        HttpResponse<String> again = refresh(old.refresh());
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(error(again)).isEqualTo("invalid_grant");
        assertThat(sample.oauth().refreshes()).isEqualTo(before + 1);
        assertThat(sample.oauth().secrets()).contains(old.access(), old.refresh(), access(fresh));
    }

    @Test
    void refreshesAfterTheAccessTokenExpired() throws Exception {
        SampleTokens old = sample.oauth().issue("alice", REDIRECT_URI, "api");
        sample.oauth().expire(old.access());
        assertThat(user(old.access()).body()).contains("expired");
        assertThat(sample.oauth().accepts(old.access())).isFalse();
        assertThat(refresh(old.refresh()).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshesInTheMoodATestWants() throws Exception {
        SampleTokens tokens = sample.oauth().issue("alice", REDIRECT_URI, "api");
        sample.oauth().refreshing(RefreshMood.REFUSING);
        assertThat(error(refresh(tokens.refresh()))).isEqualTo("invalid_grant");
        sample.oauth().refreshing(RefreshMood.FAILING);
        assertThat(refresh(tokens.refresh()).statusCode()).isEqualTo(503);
        sample.oauth().refreshing(RefreshMood.GOOD);
        assertThat(refresh(tokens.refresh()).statusCode()).isEqualTo(200);
    }

    @Test
    void letsAReadTokenNotWrite() throws Exception {
        String access = sample.oauth().issue("alice", REDIRECT_URI, "read_api").access();
        SampleClient client = new SampleClient(sample, "Authorization", "Bearer " + access);
        assertThat(client.post("/projects/101/issues", "{\"title\":\"x\"}").statusCode())
                .isEqualTo(403);
        assertThat(new SampleClient(sample, "PRIVATE-TOKEN", access)
                        .get("/user")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void revokesForTheOwnerOnly() throws Exception {
        SampleTokens tokens = sample.oauth().issue("alice", REDIRECT_URI, "api");
        Map<String, String> foreign = foreign("");
        foreign.put("token", tokens.access());
        assertThat(post("/oauth/revoke", foreign).statusCode()).isEqualTo(403);
        Map<String, String> own = own("");
        own.put("token", tokens.refresh());
        assertThat(post("/oauth/revoke", own).body()).isEqualTo("{}");
        assertThat(user(tokens.access()).statusCode()).isEqualTo(401);
        assertThat(post("/oauth/revoke", own).statusCode()).isEqualTo(200);
    }

    @Test
    void endsWhatTheUserWithdraws() throws Exception {
        SampleTokens tokens = sample.oauth().issue("bob", REDIRECT_URI, "api");
        assertThat(sample.oauth().pairs("bob")).isPositive();
        sample.oauth().withdraw("bob");
        assertThat(user(tokens.access()).statusCode()).isEqualTo(401);
        assertThat(error(refresh(tokens.refresh()))).isEqualTo("invalid_grant");
        assertThat(sample.oauth().pairs("bob")).isZero();
    }

    @Test
    void tellsWhatATokenIsAndWhoseApplicationGotIt() throws Exception {
        String access = sample.oauth().issueForeign("bob", "read_api", "openid").access();
        JsonNode info = SampleClient.json(get("/oauth/token/info", access));
        assertThat(info.path("resource_owner_id").asInt()).isEqualTo(3);
        assertThat(info.path("application").path("uid").asString()).isEqualTo(FOREIGN_CLIENT_ID);
        assertThat(info.path("scope").toString()).contains("\"read_api\"");
        assertThat(info.path("expires_in").asInt()).isBetween(7000, 7200);
        assertThat(get("/oauth/userinfo", access).body()).contains("\"sub\":\"3\"");
        assertThat(get("/oauth/token/info", "unknown").statusCode()).isEqualTo(401);
        Map<String, String> form = foreign("");
        form.put("token", access);
        assertThat(post("/oauth/introspect", form).body()).contains("\"active\":true");
        Map<String, String> other = own("");
        other.put("token", access);
        assertThat(post("/oauth/introspect", other).body()).isEqualTo("{\"active\":false}");
    }

    @Test
    void describesItself() throws Exception {
        String document = get("/.well-known/openid-configuration", "").body();
        assertThat(document).contains("\"issuer\":\"" + sample.url() + "\"", sample.url() + "/oauth/token");
        assertThat(get("/.well-known/oauth-authorization-server", "").body()).isEqualTo(document);
    }

    @Test
    void saysWhoIsInAGroup() throws Exception {
        SampleClient alice = new SampleClient(sample, "PRIVATE-TOKEN", SampleGitLab.ALICE_TOKEN);
        SampleClient bob = new SampleClient(sample, "PRIVATE-TOKEN", SampleGitLab.BOB_TOKEN);
        assertThat(alice.get("/groups/orbit%2Fground/members/all/3").body()).contains("\"access_level\":30");
        assertThat(alice.get("/groups/council/members/all/2").statusCode()).isEqualTo(200);
        assertThat(alice.get("/groups/council/members/all/3").statusCode()).isEqualTo(404);
        assertThat(bob.get("/groups/council/members/all/3").statusCode()).isEqualTo(404);
        assertThat(bob.get("/groups?min_access_level=40").body())
                .contains("planets")
                .doesNotContain("orbit");
    }

    private String authorize(Map<String, String> changes) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", CLIENT_ID);
        query.put("redirect_uri", REDIRECT_URI);
        query.put("response_type", "code");
        query.put("state", "a&b");
        query.put("code_challenge", CHALLENGE);
        query.put("code_challenge_method", "S256");
        query.putAll(changes);
        return sample.url() + "/oauth/authorize?" + Form.encoded(query);
    }

    private String code(String name) throws Exception {
        Page page = browser.open(authorize(Map.of())).press(name).press("Authorize");
        assertThat(page.redirectParameters()).containsEntry("state", "a&b");
        return page.redirectParameters().getOrDefault("code", "");
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        Map<String, String> form = own("authorization_code");
        form.putAll(Map.of("code", code, "code_verifier", verifier));
        return post("/oauth/token", form);
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        Map<String, String> form = own("refresh_token");
        form.put("refresh_token", token);
        return post("/oauth/token", form);
    }

    private static Map<String, String> own(String grantType) {
        return client(grantType, CLIENT_ID, CLIENT_SECRET);
    }

    private static Map<String, String> foreign(String grantType) {
        return client(grantType, FOREIGN_CLIENT_ID, FOREIGN_CLIENT_SECRET);
    }

    private static Map<String, String> client(String grantType, String id, String secret) {
        return new LinkedHashMap<>(Map.of(
                "grant_type", grantType, "client_id", id, "client_secret", secret, "redirect_uri", REDIRECT_URI));
    }

    private HttpResponse<String> user(String access) throws Exception {
        return get("/api/v4/user", access);
    }

    private HttpResponse<String> get(String path, String access) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sample.url() + path));
        if (!access.isEmpty()) {
            request.header("Authorization", "Bearer " + access);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return post(path, form, "");
    }

    private HttpResponse<String> post(String path, Map<String, String> form, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sample.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.encoded(form)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String access(JsonNode tokens) {
        return tokens.path("access_token").asString();
    }

    private static String error(HttpResponse<String> response) {
        return SampleClient.json(response).path("error").asString();
    }
}
