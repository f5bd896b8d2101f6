package io.kepler.mcp.gitlab.oauth.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.oauth.BrowserAnswers;
import io.kepler.mcp.gitlab.oauth.Issuer;
import io.kepler.mcp.gitlab.oauth.LoginGate;
import io.kepler.mcp.gitlab.oauth.MemoryStores;
import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way of a browser: a page of ours, GitLab, the callback, and the page again. Two nodes share one store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserLoginTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private static Path scratch;

    private final MemoryStores stores = new MemoryStores();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicBoolean allowed = new AtomicBoolean(true);
    private SampleGitLab sample;
    private JerseyGitLab http;
    private LoginNode node;
    private LoginNode other;

    @BeforeAll
    void start() throws Exception {
        sample = SampleGitLab.start(0, "/gitlab");
        http = new JerseyGitLab(Logins.gitlab(sample.url()));
        node = LoginNode.start(scratch.resolve("one"), starting -> login(starting.url()));
        other = LoginNode.start(scratch.resolve("two"), starting -> login(node.url()));
        sample.oauth().redirectUris(node.url() + "/oauth/callback");
    }

    @AfterEach
    void reset() {
        sample.reset();
        now.set(NOW);
        allowed.set(true);
    }

    @AfterAll
    void stop() throws Exception {
        other.close();
        node.close();
        http.close();
        sample.close();
    }

    /** Lets everybody in or nobody, and knows one client that waits. */
    private final class Gate implements LoginGate {
        @Override
        public boolean mayLogin(HttpServletRequest request) {
            return allowed.get();
        }

        @Override
        public Optional<String> turnedBack(HttpServletRequest request, String id, String error, String description) {
            return id.equals("waiting") ? Optional.of("https://client.example.com/?error=" + error) : Optional.empty();
        }
    }

    private BrowserLogin login(String publicUrl) {
        Issuer issuer = new Issuer(URI.create(publicUrl));
        GitLabOAuth gitlab = Logins.oauth(http.oauth(), sample.url(), issuer, now::get);
        return new BrowserLogin(
                gitlab,
                issuer,
                stores.browserSessions(),
                new Mint(),
                now::get,
                new BrowserAnswers(issuer, "Kepler")::refuse,
                new Gate());
    }

    @Test
    void leadsThroughGitLabToThePageThatNeedsIt() throws Exception {
        Browser browser = Browser.create();
        JsonNode page = seen(signIn(browser.open(node.url() + "/connections"), "Alice"));
        assertThat(page.path("page").asString()).isEqualTo("/connections");
        assertThat(page.path("user").asString()).isEqualTo("alice");
        assertThat(page.path("fresh").asString()).isEqualTo("alice");
        JsonNode again = seen(browser.open(node.url() + "/connections"));
        assertThat(again.path("user").asString()).isEqualTo("alice");
        assertThat(again.path("fresh").asString()).isEqualTo("nobody");
    }

    @Test
    void sendsWhoBringsNoClientStraightToGitLab() throws Exception {
        Page page = Browser.create().peek(node.url() + "/oauth/authorize");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.redirect().orElseThrow().toString()).startsWith(sample.url() + "/oauth/authorize?");
        Map<String, String> query = page.redirectParameters();
        assertThat(query)
                .containsEntry("client_id", SampleOAuth.CLIENT_ID)
                .containsEntry("redirect_uri", node.url() + "/oauth/callback")
                .containsEntry("response_type", "code")
                .containsEntry("scope", "api")
                .containsEntry("code_challenge_method", "S256");
        assertThat(query.get("state")).matches("[A-Za-z0-9_-]{43}");
        assertThat(query.get("code_challenge")).matches("[A-Za-z0-9_-]{43}");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void isReadyForManyBrowsersAtOnceFromItsFirstMoment() throws Exception {
        int browsers = 16;
        ExecutorService people = Executors.newFixedThreadPool(browsers);
        try (LoginNode fresh = LoginNode.start(scratch.resolve("fresh"), starting -> login(starting.url()))) {
            CyclicBarrier together = new CyclicBarrier(browsers);
            Callable<Integer> open = () -> {
                Browser browser = Browser.create();
                together.await();
                return browser.peek(fresh.url() + "/connections").status();
            };
            for (Future<Integer> status : people.invokeAll(Collections.nCopies(browsers, open))) {
                assertThat(status.get()).isEqualTo(302);
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void leavesClientsToTheAuthorizationEndpoint() throws Exception {
        JsonNode page = seen(Browser.create().peek(node.url() + "/oauth/authorize?client_id=x&response_type=code"));
        assertThat(page.path("page").asString()).isEqualTo("/oauth/authorize");
    }

    @Test
    void givesTheBrowserAnotherCookieAtTheLogin() throws Exception {
        Browser browser = Browser.create();
        Page start = browser.open(node.url() + "/connections");
        HttpCookie before = cookie(browser);
        signIn(start, "Alice");
        HttpCookie after = cookie(browser);
        assertThat(after.getValue()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(before.getValue());
        assertThat(after.getPath()).isEqualTo(LoginNode.CONTEXT);
        assertThat(after.isHttpOnly()).isTrue();
        assertThat(status(node.url() + "/connections", before)).isEqualTo(302);
        assertThat(status(node.url() + "/connections", after)).isEqualTo(200);
    }

    @Test
    void keepsItsCookieFromOtherSites() throws Exception {
        Page page = Browser.create().peek(node.url() + "/connections");
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
    }

    private static int status(String url, HttpCookie cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void needsNoSessionOfTheContainerAndHidesNotWhoItKnows() throws Exception {
        JsonNode page = seen(signIn(Browser.create().open(node.url() + "/connections"), "Alice"));
        assertThat(page.path("session").asString()).isEqualTo("null");
        assertThat(page.path("principal").asString()).isEqualTo("null");
    }

    @Test
    void takesACallbackOnce() throws Exception {
        Browser browser = Browser.stoppingAt(node.url() + "/oauth/callback");
        String callback = callback(browser, "/connections", "Alice");
        assertThat(browser.peek(callback).status()).isEqualTo(302);
        Page again = browser.peek(callback);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("not under way");
    }

    @Test
    void takesNoStateOfAnotherBrowser() throws Exception {
        String callback = callback(Browser.stoppingAt(node.url() + "/oauth/callback"), "/connections", "Alice");
        Browser victim = Browser.create();
        assertThat(victim.peek(callback).status()).isEqualTo(400);
        victim.peek(node.url() + "/connections");
        assertThat(victim.peek(callback).status()).isEqualTo(400);
        assertThat(seen(victim.peek(node.url() + "/oauth/authorize?client_id=x"))
                        .path("user")
                        .asString())
                .isEqualTo("nobody");
    }

    @Test
    void takesNoStateThatIsTooOld() throws Exception {
        Browser browser = Browser.stoppingAt(node.url() + "/oauth/callback");
        String callback = callback(browser, "/connections", "Alice");
        now.set(NOW.plus(Duration.ofMinutes(10)));
        assertThat(browser.peek(callback).status()).isEqualTo(400);
    }

    @Test
    void tellsProgramsInJson() throws Exception {
        for (String query : List.of("", "?code=x", "?code=x&state=unknown", "?error=access_denied&state=unknown")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + "/oauth/callback" + query))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            JsonNode json = JsonMapper.shared().readTree(answer.body());
            assertThat(json.path("error").asString()).isEqualTo("invalid_state");
            assertThat(json.path("description").asString()).isNotEmpty();
        }
    }

    @Test
    void tellsWhoDenied() throws Exception {
        Browser browser = Browser.create();
        Page denied = browser.open(node.url() + "/connections").press("Bob").press("Deny");
        assertThat(denied.status()).isEqualTo(400);
        assertThat(denied.body()).contains("access_denied");
        assertThat(browser.peek(node.url() + "/connections").status()).isEqualTo(302);
    }

    @Test
    void tellsTheClientThatWaits() throws Exception {
        Browser browser = Browser.stoppingAt("https://client.example.com/");
        Page denied = browser.open(node.url() + "/oauth/continue?request=waiting")
                .press("Bob")
                .press("Deny");
        assertThat(denied.redirect()).hasValue(URI.create("https://client.example.com/?error=access_denied"));
        Page failed = browser.open(node.url() + "/oauth/continue?request=gone")
                .press("Bob")
                .press("Deny");
        assertThat(failed.status()).isEqualTo(400);
    }

    @Test
    void repeatsNothingThatAnAddressSays() throws Exception {
        Browser browser = Browser.create();
        String state =
                browser.peek(node.url() + "/connections").redirectParameters().get("state");
        Page failed = browser.peek(
                node.url() + "/oauth/callback?error=server_error&error_description=call+0900+now&state=" + state);
        assertThat(failed.status()).isEqualTo(400);
        assertThat(failed.body()).contains("server_error").doesNotContain("0900");
    }

    @Test
    void saysThatGitLabIsNotThere() throws Exception {
        Browser browser = Browser.stoppingAt(node.url() + "/oauth/callback");
        String callback = callback(browser, "/connections", "Alice");
        sample.failNext(502, Map.of(), "<h1>gone</h1>");
        Page failed = browser.peek(callback);
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).isPresent();
        assertThat(failed.body()).doesNotContain("gone");
    }

    @Test
    void saysThatTheCodeWasNotGood() throws Exception {
        Browser browser = Browser.create();
        String state =
                browser.peek(node.url() + "/connections").redirectParameters().get("state");
        Page failed = browser.peek(node.url() + "/oauth/callback?code=invented&state=" + state);
        assertThat(failed.status()).isEqualTo(400);
        assertThat(failed.body()).contains("invalid_grant");
    }

    @Test
    void asksGitLabAboutNoCodeThatIsTooLong() throws Exception {
        Browser browser = Browser.create();
        String state =
                browser.peek(node.url() + "/connections").redirectParameters().get("state");
        sample.reset();
        Page failed = browser.peek(node.url() + "/oauth/callback?code=" + "c".repeat(2001) + "&state=" + state);
        assertThat(failed.status()).isEqualTo(400);
        assertThat(failed.body()).contains("invalid_request");
        assertThat(sample.requests()).isEmpty();
    }

    @Test
    void asksGitLabAnewForEachAuthorization() throws Exception {
        Browser browser = Browser.create();
        JsonNode first = seen(signIn(browser.open(node.url() + "/oauth/continue?request=one"), "Alice"));
        JsonNode second = seen(signIn(browser.open(node.url() + "/oauth/continue?request=two"), "Bob"));
        assertThat(first.path("fresh").asString()).isEqualTo("alice");
        assertThat(second.path("fresh").asString()).isEqualTo("bob");
        assertThat(second.path("access").asString())
                .isNotEqualTo(first.path("access").asString());
        Page reloaded = browser.peek(node.url() + "/oauth/continue?request=two");
        assertThat(reloaded.redirect().orElseThrow().toString())
                .startsWith(sample.url().toString());
    }

    @Test
    void mixesNoTwoTabsUp() throws Exception {
        Browser browser = Browser.stoppingAt(node.url() + "/oauth/callback");
        String alice = callback(browser, "/oauth/continue?request=tab1", "Alice");
        String bob = callback(browser, "/oauth/continue?request=tab2", "Bob");
        Page first = browser.peek(alice);
        Page second = browser.peek(bob);
        JsonNode tab1 = seen(browser.peek(first.redirect().orElseThrow().toString()));
        JsonNode tab2 = seen(browser.peek(second.redirect().orElseThrow().toString()));
        assertThat(tab1.path("fresh").asString()).isEqualTo("alice");
        assertThat(tab2.path("fresh").asString()).isEqualTo("bob");
    }

    @Test
    void sendsNobodyToGitLabWhoMayNotGoOn() throws Exception {
        allowed.set(false);
        for (String path : List.of("/oauth/continue?request=one", "/oauth/authorize", "/connections")) {
            assertThat(Browser.create().peek(node.url() + path).status()).isEqualTo(200);
        }
    }

    @Test
    void goesOnAtAnotherNode() throws Exception {
        Browser browser = Browser.stoppingAt(node.url() + "/oauth/callback");
        String callback = callback(browser, "/oauth/continue?request=three", "Bob");
        Page back = browser.peek(callback.replace(node.url(), other.url()));
        assertThat(back.redirect()).hasValue(URI.create(node.url() + "/oauth/continue?request=three"));
        JsonNode page = seen(browser.peek(back.redirect().orElseThrow().toString()));
        assertThat(page.path("fresh").asString()).isEqualTo("bob");
        assertThat(seen(browser.peek(other.url() + "/connections")).path("user").asString())
                .isEqualTo("bob");
    }

    @Test
    void readsNoFormAway() throws Exception {
        Browser browser = Browser.create();
        signIn(browser.open(node.url() + "/connections"), "Alice");
        HttpCookie cookie = cookie(browser);
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + "/connections"))
                .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant=7&force_client=x"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertThat(JsonMapper.shared().readTree(body).path("body").asString()).isEqualTo("grant=7&force_client=x");
    }

    @Test
    void believesNoHostHeader() throws Exception {
        String head = raw("GET " + LoginNode.CONTEXT + "/connections HTTP/1.1\r\nHost: evil.example\r\n"
                + "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
        assertThat(head).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%", "x=%zz", "x=%ff", "&&=", "%=1", "state=%", "code=%c0%af&state=1"})
    void takesAnAddressThatCannotBeReadForNoFaultOfOurs(String query) throws Exception {
        for (String path : List.of("/connections?", "/oauth/authorize?", "/oauth/continue/x?", "/oauth/callback?")) {
            String head = raw("GET " + LoginNode.CONTEXT + path + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Accept: application/json\r\nConnection: close\r\n\r\n");
            assertThat(head).as(path).doesNotStartWith("HTTP/1.1 5").doesNotContain("%ff", "%zz");
        }
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void logsNoSecret() throws Exception {
        Set<String> secrets = new HashSet<>();
        try (Overheard log = new Overheard("org.pac4j", "com.github.scribejava", "io.kepler.mcp.gitlab.oauth")) {
            Browser browser = Browser.stoppingAt(node.url() + "/oauth/callback");
            String callback = callback(browser, "/connections", "Alice");
            secrets.add(cookie(browser).getValue());
            browser.open(browser.peek(callback).redirect().orElseThrow().toString());
            browser.peek(callback);
            browser.peek(node.url() + "/oauth/callback?code=invented&state="
                    + browser.peek(node.url() + "/oauth/authorize")
                            .redirectParameters()
                            .get("state"));
            secrets.add(cookie(browser).getValue());
            secrets.add(callback.replaceFirst(".*state=([^&]*).*", "$1"));
            secrets.addAll(sample.oauth().secrets());
            assertThat(log.text()).contains("invalid_state");
            assertThat(secrets).noneMatch(log.text()::contains);
        }
    }

    /** Walks from a page of ours to the callback, without opening it. */
    private String callback(Browser browser, String path, String name) throws Exception {
        Page back = signIn(browser.open(node.url() + path), name);
        String callback = back.redirect().orElseThrow().toString();
        assertThat(callback).startsWith(node.url() + "/oauth/callback?");
        return callback;
    }

    private static Page signIn(Page gitlab, String name) throws Exception {
        return gitlab.press(name).press("Authorize");
    }

    private static HttpCookie cookie(Browser browser) {
        assertThat(browser.cookies()).hasSize(1);
        return browser.cookies().get(0);
    }

    private static JsonNode seen(Page page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return JsonMapper.shared().readTree(page.body());
    }
}
