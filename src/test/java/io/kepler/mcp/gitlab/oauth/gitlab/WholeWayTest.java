package io.kepler.mcp.gitlab.oauth.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.oauth.Access;
import io.kepler.mcp.gitlab.sample.RefreshMood;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a client that knows an address only to calls in a user's name, and back: our pages, pac4j and a GitLab. */
class WholeWayTest {

    private static final String CALLBACK = "http://127.0.0.1:9/callback";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Browser browser = Browser.stoppingAt(CALLBACK);
    private WholeServer server;

    @BeforeEach
    void start(@TempDir Path scratch) throws Exception {
        server = new WholeServer(scratch);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void connectsAClientAndDisconnectsIt() throws Exception {
        JsonNode tokens = connect("Alice");
        String gitlabToken = granted(tokens).principal().credential().token();
        assertThat(granted(tokens).principal().identity().username()).isEqualTo("alice");
        assertThat(server.sample.oauth().accepts(gitlabToken)).isTrue();

        Page connections = browser.open(server.url() + "/connections");
        assertThat(connections.body()).contains("The Client").contains("alice");
        assertThat(connections.press("Disconnect").body()).contains("No client is connected");

        assertThat(server.sample.oauth().accepts(gitlabToken)).isFalse();
        assertThat(access(tokens)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void forgetsAClientThatGivesItsTokensBack() throws Exception {
        String client = register();
        JsonNode tokens = connect(client, "Alice");
        assertThat(server.sample.oauth().pairs("alice")).isOne();
        post(
                "/oauth/revoke",
                Map.of(
                        "client_id",
                        client,
                        "token",
                        tokens.path("refresh_token").asString()));
        assertThat(access(tokens)).isInstanceOf(Access.Refused.class);
        assertThat(server.sample.oauth().pairs("alice")).isZero();
    }

    @Test
    void refreshesTheTokensOfGitLabWhenItRefusesThemInTheMiddleOfACall() throws Exception {
        JsonNode tokens = connect("Alice");
        String before = granted(tokens).principal().credential().token();
        server.sample.oauth().expire(before);
        server.callsAs(granted(tokens).principal(), "/user");
        String now = granted(tokens).principal().credential().token();
        assertThat(now).isNotEqualTo(before);
        assertThat(server.sample.oauth().accepts(now)).isTrue();
        assertThat(server.sample.oauth().refreshes()).isOne();
    }

    @Test
    void tellsTwoUsersOfOneBrowserApart() throws Exception {
        JsonNode alice = connect("Alice");
        JsonNode bob = connect("Bob");
        assertThat(granted(alice).principal().identity().username()).isEqualTo("alice");
        assertThat(granted(bob).principal().identity().username()).isEqualTo("bob");
        assertThat(granted(alice).principal().credential().token())
                .isNotEqualTo(granted(bob).principal().credential().token());
    }

    @Test
    void tellsTheClientWhenTheUserRefuses() throws Exception {
        Page page = ask(register()).press("Refuse");
        assertThat(page.redirectParameters())
                .containsEntry("error", "access_denied")
                .containsEntry("state", "xyz");
    }

    @Test
    void tellsTheClientWhenGitLabIsToldNo() throws Exception {
        Page page = ask(register()).press("Allow").press("Alice").press("Deny");
        assertThat(page.redirectParameters())
                .containsEntry("error", "access_denied")
                .containsEntry("state", "xyz")
                .containsEntry("iss", server.url());
    }

    @Test
    void sendsNobodyToGitLabBeforeTheConsent() throws Exception {
        Page question = ask(register());
        String rest = server.url() + "/oauth/continue?request=" + requestOf(question);
        assertThat(browser.peek(rest).status()).isEqualTo(400);
        question.press("Allow");
        assertThat(browser.peek(rest).status()).isEqualTo(302);
        assertThat(Browser.create().peek(rest).status()).isEqualTo(400);
    }

    private static String requestOf(Page question) {
        return question.forms().get(0).inputs().stream()
                .filter(field -> field.name().equals("request"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void refreshesAtGitLabOnceForManyCalls() throws Exception {
        // Soon over from the beginning, so that it is due at once; what the refresh brings is not.
        server.sample.oauth().tokenLifetime(Duration.ofMinutes(4));
        JsonNode tokens = connect("Alice");
        server.sample.oauth().tokenLifetime(Duration.ofHours(2));
        List<String> used = IntStream.range(0, 32)
                .parallel()
                .mapToObj(call -> granted(tokens).principal().credential().token())
                .distinct()
                .toList();
        assertThat(used).singleElement().matches(server.sample.oauth()::accepts);
        assertThat(server.sample.oauth().refreshAttempts()).isEqualTo(1);
    }

    @Test
    void endsAGrantThatTheUserWithdrewAtGitLab() throws Exception {
        server.sample.oauth().tokenLifetime(Duration.ofMinutes(4));
        JsonNode tokens = connect("Bob");
        server.sample.oauth().withdraw("bob");
        assertThat(access(tokens)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void usesATokenToItsEndWhileGitLabIsDown() throws Exception {
        server.sample.oauth().tokenLifetime(Duration.ofMinutes(4));
        JsonNode tokens = connect("Bob");
        server.sample.oauth().refreshing(RefreshMood.FAILING);
        assertThat(granted(tokens).principal().identity().username()).isEqualTo("bob");
        assertThat(server.sample.oauth().refreshAttempts()).isPositive();
    }

    @Test
    void connectsTheBrowserOfWhoLogsInWithoutAClient() throws Exception {
        Page page =
                browser.open(server.url() + "/oauth/authorize").press("Alice").press("Authorize");
        assertThat(page.url()).hasToString(server.url() + "/connections");
        assertThat(page.body()).contains("Browser session");
        assertThat(server.sample.oauth().pairs("alice")).isOne();

        Page out = page.press("Sign out of this page");
        assertThat(out.body()).contains("Signed out");
        assertThat(server.sample.oauth().pairs("alice")).isZero();
        assertThat(browser.peek(server.url() + "/connections").status()).isEqualTo(302);
    }

    @Test
    void logsNoSecret() throws Exception {
        Set<String> secrets = new HashSet<>();
        try (Overheard log = new Overheard("org.pac4j", "com.github.scribejava", "io.kepler.mcp.gitlab")) {
            JsonNode tokens = connect("Alice");
            secrets.add(tokens.path("access_token").asString());
            secrets.add(tokens.path("refresh_token").asString());
            secrets.add(granted(tokens).principal().credential().token());
            secrets.addAll(server.sample.oauth().secrets());
            Page page = ask(register());
            browser.cookies().forEach(cookie -> secrets.add(cookie.getValue()));
            post("/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", "kmcp_rt_wrong"));
            page.press("Refuse");
            assertThat(log.text()).contains("registered as The Client");
            assertThat(secrets)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(secret -> assertThat(log.text()).doesNotContain(secret));
        }
    }

    private JsonNode connect(String user) throws Exception {
        return connect(register(), user);
    }

    private JsonNode connect(String client, String user) throws Exception {
        Page end = ask(client).press("Allow").press(user).press("Authorize");
        assertThat(end.redirectParameters()).containsEntry("state", "xyz").containsEntry("iss", server.url());
        return post(
                "/oauth/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        client,
                        "code",
                        end.redirectParameters().getOrDefault("code", ""),
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        VERIFIER,
                        "resource",
                        server.url() + "/mcp"));
    }

    private String register() throws Exception {
        return send(
                        "/oauth/register",
                        "application/json",
                        "{\"client_name\": \"The Client\", \"redirect_uris\": [\"" + CALLBACK
                                + "\"], \"token_endpoint_auth_method\": \"none\"}")
                .path("client_id")
                .asString();
    }

    private Page ask(String client) throws Exception {
        return browser.open(server.url() + "/oauth/authorize?"
                + encoded(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client,
                        "redirect_uri",
                        CALLBACK,
                        "code_challenge",
                        CHALLENGE,
                        "code_challenge_method",
                        "S256",
                        "resource",
                        server.url() + "/mcp",
                        "state",
                        "xyz")));
    }

    private Access access(JsonNode tokens) {
        return server.server
                .accessTokens()
                .authenticate(tokens.path("access_token").asString());
    }

    private Access.Granted granted(JsonNode tokens) {
        assertThat(access(tokens)).isInstanceOf(Access.Granted.class);
        return (Access.Granted) access(tokens);
    }

    private JsonNode post(String path, Map<String, String> form) throws Exception {
        return send(path, "application/x-www-form-urlencoded", encoded(form));
    }

    private JsonNode send(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry ->
                        URLEncoder.encode(entry.getKey(), UTF_8) + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
