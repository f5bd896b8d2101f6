package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.store.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browser login with the samples of the folders tomcat and wildfly: on PostgreSQL, then behind the container's login. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class SsoContainerIT {
    private static SampleGitLab gitlab;
    private static ByHand container;
    private static Site site;

    @BeforeAll
    static void unpack() throws IOException {
        gitlab = SampleGitLab.start(0, "/gitlab");
        container = ByHand.chosen();
        URI publicUrl = container.url("");
        gitlab.oauth().redirectUris(publicUrl + "/oauth/callback");
        String database = TestPostgres.newDatabase().replaceFirst("\\?.*", "");
        site = new Site(gitlab.url(), publicUrl, database);
        container.connectByBrowser(site);
    }

    @AfterAll
    static void stop() {
        container.close();
        gitlab.close();
    }

    @Nested
    @Order(1)
    class WithoutContainerLogin {
        @Test
        void connectsOnTheDatabaseOfTheContainer() throws Exception {
            assertThat(usernameOf(client(browser()).connect("Bob"))).isEqualTo("bob");
            assertThat(container.log())
                    .containsPattern("Database: PostgreSQL \\d\\S* at " + site.database() + " \\(java:")
                    .doesNotContain(Site.DATABASE_PASSWORD, Site.ENCRYPTION_KEY);
        }
    }

    @Nested
    @Order(2)
    class BehindARequiredForm {
        @BeforeAll
        static void require() throws IOException {
            container.requireForm(site);
        }

        @Test
        void letsTheSamePersonIn() throws Exception {
            OAuthClient client = client(browser());
            Page question = client.ask().press("Sign in", typed("alice", ByHand.PASSWORD));

            assertThat(question.body())
                    .contains("Your organisation knows you as")
                    .contains("alice");
            client.redeem(atGitLab(question, "Alice"));
            assertThat(usernameOf(client)).isEqualTo("alice");
        }

        @Test
        void refusesTheGitLabAccountOfSomebodyElse() throws Exception {
            Page question = client(browser()).ask().press("Sign in", typed("alice", ByHand.PASSWORD));

            assertRefused(atGitLab(question, "Bob"));
        }

        @Test
        void letsNobodyInWithoutThePassword() throws Exception {
            Page page = client(browser()).ask();

            assertThat(page.press("Sign in", typed("alice", "guessed")).body())
                    .contains("Name or password is wrong")
                    .doesNotContain("The Client");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/oauth/authorize",
                    "/oauth/authorize/",
                    "/oauth/continue?request=x",
                    "/connections",
                    "/connections/"
                })
        void asksOnEveryPage(String path) throws Exception {
            Page page = browser().peek(site.publicUrl() + path);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("j_security_check");
        }

        @Test
        void showsTheConnectionsToTheSamePersonOnly() throws Exception {
            Page own = connections("alice").press("Alice").press("Authorize");
            assertThat(own.status()).isEqualTo(200);
            assertThat(own.url().getPath()).endsWith("/connections");

            assertRefused(connections("alice").press("Bob").press("Authorize"));
        }

        private Page connections(String user) throws Exception {
            return browser().open(site.publicUrl() + "/connections").press("Sign in", typed(user, ByHand.PASSWORD));
        }

        @Test
        void leavesProgramsAlone() {
            assertProgramsAreLeftAlone();
        }
    }

    @Nested
    @Order(3)
    class BehindALinkedName {
        @BeforeAll
        static void link() throws IOException {
            container.linkBasic(site);
        }

        @Test
        void letsTheSamePersonIn() throws Exception {
            assertThat(usernameOf(client(signedIn("bob")).connect("Bob"))).isEqualTo("bob");
        }

        @Test
        void refusesTheGitLabAccountOfSomebodyElse() throws Exception {
            assertRefused(atGitLab(client(signedIn("alice")).ask(), "Bob"));
        }

        @Test
        void letsNobodyInWithoutAName() throws Exception {
            Page page = client(browser()).ask();

            assertThat(page.status()).isEqualTo(401);
            assertThat(page.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        }

        @Test
        void leavesProgramsAlone() {
            assertProgramsAreLeftAlone();
        }
    }

    private static Browser browser() {
        return Browser.stoppingAt(OAuthClient.CALLBACK);
    }

    private static Browser signedIn(String user) {
        return Browser.stoppingAt(OAuthClient.CALLBACK, user, ByHand.PASSWORD);
    }

    private static Map<String, String> typed(String user, String password) {
        return Map.of("j_username", user, "j_password", password);
    }

    private static Page atGitLab(Page question, String person) throws IOException, InterruptedException {
        return question.press("Allow").press(person).press("Authorize");
    }

    private static OAuthClient client(Browser browser) {
        return OAuthClient.register(OAuthEndpoints.of(site.publicUrl()), browser);
    }

    private static String usernameOf(OAuthClient client) {
        return ToolAnswer.of(client.call()).json().path("username").asString();
    }

    private static void assertRefused(Page page) {
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains("You are known to your organisation as alice")
                .contains("bob");
        assertThat(container.log())
                .contains("The container knows the user as alice, who signed in at GitLab as bob")
                .doesNotContain(ByHand.PASSWORD);
    }

    private static void assertProgramsAreLeftAlone() {
        Answer mcp = McpHttp.at(container.url("/mcp")).plain("tools/list", Map.of());
        assertThat(mcp.status()).isEqualTo(401);
        assertThat(mcp.header("WWW-Authenticate")).startsWith("Bearer").contains("resource_metadata");
        assertThat(McpHttp.at(container.url("/oauth/token")).post("").json().has("error"))
                .isTrue();
        assertThat(client(browser()).id()).isNotEmpty();
        assertThat(McpHttp.at(container.url("/.well-known/oauth-authorization-server"))
                        .get()
                        .status())
                .isEqualTo(200);
        assertThat(McpHttp.at(container.url("/health")).get().status()).isEqualTo(200);
    }
}
