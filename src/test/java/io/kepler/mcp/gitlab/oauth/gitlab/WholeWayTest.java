package io.kepler.mcp.gitlab.oauth.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.it.OAuthClient;
import io.kepler.mcp.gitlab.it.OAuthEndpoints;
import io.kepler.mcp.gitlab.oauth.Access;
import io.kepler.mcp.gitlab.sample.RefreshMood;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a client that knows an address only to calls in a user's name, and back: our pages, pac4j and a GitLab. */
class WholeWayTest {

    private final Browser browser = Browser.stoppingAt(OAuthClient.CALLBACK);
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
        OAuthClient client = connect("Alice");
        String gitlabToken = granted(client).principal().credential().token();
        assertThat(granted(client).principal().identity().username()).isEqualTo("alice");
        assertThat(server.sample.oauth().accepts(gitlabToken)).isTrue();

        Page connections = browser.open(server.url() + "/connections");
        assertThat(connections.body()).contains("The Client").contains("alice");
        assertThat(connections.press("Disconnect").body()).contains("No client is connected");

        assertThat(server.sample.oauth().accepts(gitlabToken)).isFalse();
        assertThat(access(client)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void forgetsAClientThatGivesItsTokensBack() throws Exception {
        OAuthClient client = connect("Alice");
        assertThat(server.sample.oauth().pairs("alice")).isOne();
        client.revoke();
        assertThat(access(client)).isInstanceOf(Access.Refused.class);
        assertThat(server.sample.oauth().pairs("alice")).isZero();
    }

    @Test
    void refreshesTheTokensOfGitLabWhenItRefusesThemInTheMiddleOfACall() throws Exception {
        OAuthClient client = connect("Alice");
        String before = granted(client).principal().credential().token();
        server.sample.oauth().expire(before);
        server.callsAs(granted(client).principal(), "/user");
        String now = granted(client).principal().credential().token();
        assertThat(now).isNotEqualTo(before);
        assertThat(server.sample.oauth().accepts(now)).isTrue();
        assertThat(server.sample.oauth().refreshes()).isOne();
    }

    @Test
    void tellsTwoUsersOfOneBrowserApart() throws Exception {
        OAuthClient alice = connect("Alice");
        OAuthClient bob = connect("Bob");
        assertThat(granted(alice).principal().identity().username()).isEqualTo("alice");
        assertThat(granted(bob).principal().identity().username()).isEqualTo("bob");
        assertThat(granted(alice).principal().credential().token())
                .isNotEqualTo(granted(bob).principal().credential().token());
    }

    @Test
    void tellsTheClientWhenTheUserRefuses() throws Exception {
        OAuthClient client = client();
        Page page = client.ask().press("Refuse");
        assertThat(page.redirectParameters())
                .containsEntry("error", "access_denied")
                .containsEntry("state", client.state());
    }

    @Test
    void tellsTheClientWhenGitLabIsToldNo() throws Exception {
        OAuthClient client = client();
        Page page = client.ask().press("Allow").press("Alice").press("Deny");
        assertThat(page.redirectParameters())
                .containsEntry("error", "access_denied")
                .containsEntry("state", client.state())
                .containsEntry("iss", server.url());
    }

    @Test
    void sendsNobodyToGitLabBeforeTheConsent() throws Exception {
        Page question = client().ask();
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
        OAuthClient client = connect("Alice");
        server.sample.oauth().tokenLifetime(Duration.ofHours(2));
        List<String> used = IntStream.range(0, 32)
                .parallel()
                .mapToObj(call -> granted(client).principal().credential().token())
                .distinct()
                .toList();
        assertThat(used).singleElement().matches(server.sample.oauth()::accepts);
        assertThat(server.sample.oauth().refreshAttempts()).isEqualTo(1);
    }

    @Test
    void endsAGrantThatTheUserWithdrewAtGitLab() throws Exception {
        server.sample.oauth().tokenLifetime(Duration.ofMinutes(4));
        OAuthClient client = connect("Bob");
        server.sample.oauth().withdraw("bob");
        assertThat(access(client)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void usesATokenToItsEndWhileGitLabIsDown() throws Exception {
        server.sample.oauth().tokenLifetime(Duration.ofMinutes(4));
        OAuthClient client = connect("Bob");
        server.sample.oauth().refreshing(RefreshMood.FAILING);
        assertThat(granted(client).principal().identity().username()).isEqualTo("bob");
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
            OAuthClient client = connect("Alice");
            secrets.addAll(client.secrets());
            secrets.add(granted(client).principal().credential().token());
            secrets.addAll(server.sample.oauth().secrets());
            Page page = client().ask();
            browser.cookies().forEach(cookie -> secrets.add(cookie.getValue()));
            client.refresh("kmcp_rt_wrong");
            page.press("Refuse");
            assertThat(log.text()).contains("registered as The Client");
            assertThat(secrets)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(secret -> assertThat(log.text()).doesNotContain(secret));
        }
    }

    private OAuthClient client() {
        return OAuthClient.register(OAuthEndpoints.of(URI.create(server.url())), browser);
    }

    private OAuthClient connect(String user) throws Exception {
        return client().connect(user);
    }

    private Access access(OAuthClient client) {
        return server.server.accessTokens().authenticate(client.accessToken());
    }

    private Access.Granted granted(OAuthClient client) {
        assertThat(access(client)).isInstanceOf(Access.Granted.class);
        return (Access.Granted) access(client);
    }
}
