package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthConfigTest {

    private static final Given LOGIN = Given.the("AUTH_MODES", "oauth").and("OAUTH_CLIENT_ID", "our-app");

    @Test
    void hasTheseDefaults() {
        assertThat(Given.nothing().configuration().oauth())
                .isEqualTo(new OAuthConfig(
                        Set.of(AuthMode.TOKEN),
                        Optional.empty(),
                        new ApplicationConfig(
                                "",
                                Optional.empty(),
                                "api",
                                URI.create("https://gitlab.com/oauth/authorize"),
                                URI.create("https://gitlab.com/oauth/token"),
                                URI.create("https://gitlab.com/api/v4/user"),
                                Optional.empty()),
                        Duration.ofHours(1),
                        Duration.ofDays(30),
                        20,
                        List.of(),
                        List.of(),
                        Sso.OFF,
                        SsoMatch.USERNAME));
    }

    @Test
    void readsEverySetting() {
        assertThat(Given.the("AUTH_MODES", "token, OAuth,gitlab-oauth")
                        .and("PUBLIC_URL", "https://MCP.example.com/gitlab/")
                        .and("OAUTH_CLIENT_ID", "our-app")
                        .and("OAUTH_CLIENT_SECRET", "hidden")
                        .and("OAUTH_SCOPE", "read_api read_user")
                        .and("OAUTH_AUTHORIZATION_URL", "https://git.example.com/a")
                        .and("OAUTH_TOKEN_URL", "https://git.example.com/t")
                        .and("OAUTH_USERINFO_URL", "https://git.example.com/u")
                        .and("OAUTH_REDIRECT_URI", "https://mcp.example.com/back")
                        .and("OAUTH_ACCESS_TOKEN_TTL", "10m")
                        .and("OAUTH_REFRESH_TOKEN_TTL", "7d")
                        .and("OAUTH_REGISTRATIONS_PER_HOUR", "0")
                        .and("ALLOWED_GROUPS", "staff, partners/acme")
                        .and("SSO", "link")
                        .and("SSO_MATCH", "extern_uid")
                        .configuration()
                        .oauth())
                .isEqualTo(new OAuthConfig(
                        Set.of(AuthMode.TOKEN, AuthMode.OAUTH, AuthMode.GITLAB_OAUTH),
                        Optional.of(URI.create("https://mcp.example.com/gitlab")),
                        new ApplicationConfig(
                                "our-app",
                                Optional.of(new Secret("hidden")),
                                "read_api read_user",
                                URI.create("https://git.example.com/a"),
                                URI.create("https://git.example.com/t"),
                                URI.create("https://git.example.com/u"),
                                Optional.of(URI.create("https://mcp.example.com/back"))),
                        Duration.ofMinutes(10),
                        Duration.ofDays(7),
                        0,
                        List.of(),
                        List.of("staff", "partners/acme"),
                        Sso.LINK,
                        SsoMatch.EXTERN_UID));
    }

    @Test
    void findsTheLoginOfAGitLabBelowASubPath() {
        ApplicationConfig application = Given.the("GITLAB_URL", "https://example.com/git/api/v4")
                .configuration()
                .oauth()
                .application();
        assertThat(application.authorizationUrl()).hasToString("https://example.com/git/oauth/authorize");
        assertThat(application.tokenUrl()).hasToString("https://example.com/git/oauth/token");
        assertThat(application.userinfoUrl()).hasToString("https://example.com/git/api/v4/user");
    }

    @Test
    void turnsBrowserLoginOnAsTheSeedDid() {
        Given given = Given.the("OAUTH_USER_AUTH_ENABLED", "true").and("OAUTH_CLIENT_ID", "our-app");
        assertThat(given.configuration().oauth().modes()).containsExactly(AuthMode.OAUTH);
        assertThat(given.and("AUTH_MODES", "token").configuration().oauth().modes())
                .containsExactly(AuthMode.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 8000, http://localhost:8000",
        "0.0.0.0, 9000, http://localhost:9000",
        "::1, 8000, http://localhost:8000",
        "10.1.2.3, 8000, http://10.1.2.3:8000",
        "fd00::1, 8000, http://[fd00::1]:8000"
    })
    void knowsItsOwnUrlInATrialOnOneMachine(String host, String port, String url) {
        assertThat(LOGIN.and("HOST", host)
                        .and("PORT", port)
                        .configuration()
                        .oauth()
                        .publicUrl())
                .contains(URI.create(url));
    }

    @Test
    void asksForThePublicUrlWhereItCannotKnowIt() {
        String mistake = "KEPLER_MCP_PUBLIC_URL (default): is needed for browser login;"
                + " set the https URL that clients use, without /mcp";
        assertThat(LOGIN.and("ENVIRONMENT", "prod").mistakes()).containsExactly(mistake);
        assertThat(LOGIN.and("PORT", "0").mistakes()).containsExactly(mistake);
        assertThat(Given.mistakes(Deployment.CONTAINER, LOGIN.environment())).containsExactly(mistake);
    }

    @Test
    void wantsHttpsOutsideATrial() {
        Given plain = LOGIN.and("PUBLIC_URL", "http://mcp.example.com");
        assertThat(plain.configuration().oauth().publicUrl()).isPresent();
        assertThat(plain.and("ENVIRONMENT", "prod").mistakes())
                .containsExactly("KEPLER_MCP_PUBLIC_URL (environment): would send tokens unencrypted; use https");
        assertThat(LOGIN.and("PUBLIC_URL", "http://127.0.0.1:80")
                        .and("ENVIRONMENT", "prod")
                        .configuration()
                        .oauth()
                        .publicUrl())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "gitlab-oauth", "token,oauth", "oauth,gitlab-oauth"})
    void refusesToRequireALoginThatBroughtTokensPassBy(String modes) {
        Given required = LOGIN.and("PUBLIC_URL", "https://mcp.example.com").and("SSO", "require");

        assertThat(required.and("AUTH_MODES", "oauth").configuration().oauth().sso())
                .isEqualTo(Sso.REQUIRE);
        assertThat(required.and("AUTH_MODES", modes).mistakes())
                .singleElement()
                .asString()
                .startsWith("KEPLER_MCP_SSO (environment): is require, which cannot be held for tokens");
        assertThat(required.and("AUTH_MODES", modes).and("SSO", "link").configuration())
                .isNotNull();
    }

    @Test
    void refusesToRequireALoginOverStandardInput() {
        assertThat(LOGIN.and("PUBLIC_URL", "https://mcp.example.com")
                        .and("SSO", "require")
                        .and("TRANSPORT_MODE", "stdio")
                        .and("GITLAB_TOKEN", "glpat-x")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("KEPLER_MCP_SSO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth", "gitlab-oauth", "token,oauth"})
    void asksForTheApplication(String modes) {
        assertThat(Given.the("AUTH_MODES", modes).mistakes())
                .containsExactly("KEPLER_MCP_OAUTH_CLIENT_ID (default): is needed for browser login;"
                        + " register an application at GitLab and set its application ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_user", "apis", "read_repository xapi"})
    void asksForAScopeThatOpensTheApi(String scope) {
        assertThat(LOGIN.and("OAUTH_SCOPE", scope).mistakes())
                .singleElement()
                .asString()
                .contains("lacks both api and read_api");
        assertThat(LOGIN.and("OAUTH_SCOPE", "api read_user read_repository")
                        .configuration()
                        .oauth()
                        .application()
                        .scope())
                .startsWith("api");
    }
}
