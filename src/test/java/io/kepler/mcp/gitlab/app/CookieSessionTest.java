package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a login without a client, the cookie of the browser is good at the endpoints of 2024-11-05. */
class CookieSessionTest {

    private static final String WHO_AM_I = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"get_current_user\",\"arguments\":{}}}";

    @TempDir
    private Path scratch;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Browser browser = Browser.create();
    private WholeApplication application;

    @BeforeEach
    void start() throws Exception {
        application = new WholeApplication(scratch, Map.of("auth_modes", "oauth"));
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    @Test
    void actsAsTheUserWhoSignedIn() throws Exception {
        assertThat(signIn("Alice").body()).contains("alice", "Browser session");

        HttpResponse<InputStream> stream = listen(cookie());
        assertThat(stream.statusCode()).isEqualTo(200);
        try (BufferedReader events = reader(stream)) {
            HttpResponse<String> taken = post(data(events), cookie(), WHO_AM_I);
            assertThat(taken.statusCode()).isEqualTo(202);
            assertThat(data(events)).contains("\"id\":7").contains("alice");
        }
    }

    @Test
    void isGoodNowhereElse() throws Exception {
        signIn("Alice");
        assertThat(post("/mcp", cookie(), WHO_AM_I).statusCode()).isEqualTo(401);
        assertThat(status(request("/sse").header("Cookie", cookie()).header("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(401);
        assertThat(status(request("/sse").header("Cookie", cookie()).header("Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(status(request("/sse").header("Cookie", cookie()).header("Authorization", "Bearer kmcp_at_x")))
                .isEqualTo(401);
        assertThat(status(request("/sse").header("Cookie", "kepler-mcp-session=" + "x".repeat(43))))
                .isEqualTo(401);
    }

    @Test
    void takesNoMessagesOfAnotherUser() throws Exception {
        signIn("Alice");
        try (BufferedReader events = reader(listen(cookie()))) {
            String address = data(events);
            Browser other = Browser.create();
            other.open(application.url() + "/oauth/authorize").press("Bob").press("Authorize");

            assertThat(post(address, cookie(other), WHO_AM_I).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void endsWithTheSession() throws Exception {
        Page connections = signIn("Alice");
        String cookie = cookie();
        connections.press("Sign out of this page");

        assertThat(status(request("/sse").header("Cookie", cookie))).isEqualTo(401);
        assertThat(application.sample.oauth().pairs("alice")).isZero();
    }

    @Test
    void outlivesARestart() throws Exception {
        signIn("Alice");
        URI before = application.url();
        application.close();
        application = new WholeApplication(scratch, Map.of("auth_modes", "oauth", "public_url", before.toString()));

        try (InputStream stream = listen(cookie()).body()) {
            assertThat(stream.read()).isPositive();
        }
    }

    private Page signIn(String user) throws Exception {
        return browser.open(application.url() + "/oauth/authorize").press(user).press("Authorize");
    }

    private String cookie() {
        return cookie(browser);
    }

    private static String cookie(Browser browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("kepler-mcp-session"))
                .map(HttpCookie::getValue)
                .map(value -> "kepler-mcp-session=" + value)
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(application.url().resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<InputStream> listen(String cookie) throws Exception {
        return http.send(request("/sse").header("Cookie", cookie).build(), BodyHandlers.ofInputStream());
    }

    private int status(HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }

    private HttpResponse<String> post(String path, String cookie, String body) throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static BufferedReader reader(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    private static String data(BufferedReader events) throws IOException {
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("data: ")) {
                return line.substring("data: ".length());
            }
        }
        throw new IOException("the stream ended");
    }
}
