package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.McpHttp;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The mode in which GitLab gives out the tokens: only those are good that it issued to our application. */
class GitLabOAuthModeTest {

    private static final Map<String, Object> WHO_AM_I = Map.of("name", "get_current_user", "arguments", Map.of());

    private static WholeApplication application;

    @BeforeAll
    static void start(@TempDir Path scratch) throws Exception {
        application = new WholeApplication(scratch, Map.of("auth_modes", "gitlab-oauth"));
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
    }

    @Test
    void takesATokenThatGitLabIssuedToOurApplication() {
        var answer = with(issued("alice", "api")).plain("tools/call", WHO_AM_I);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("alice");
    }

    @Test
    void refusesATokenThatGitLabIssuedToAnotherApplication() {
        String foreign = application.sample.oauth().issueForeign("alice", "api").access();
        var answer = with(foreign).plain("tools/call", WHO_AM_I);

        assertThat(application.sample.oauth().accepts(foreign)).isTrue();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("error=\"invalid_token\"", "/.well-known/oauth-protected-resource");
        assertThat(answer.body()).contains("not issued by GitLab to the application of this server");
    }

    @Test
    void refusesATokenThatGitLabDoesNotKnowAnyMore() {
        String token = issued("bob", "api");
        application.sample.oauth().withdraw("bob");

        assertThat(with(token).plain("tools/call", WHO_AM_I).status()).isEqualTo(401);
    }

    @Test
    void refusesAPersonalToken() {
        assertThat(mcp().as(SampleGitLab.ALICE_TOKEN)
                        .plain("tools/call", WHO_AM_I)
                        .status())
                .isEqualTo(401);
        assertThat(with(SampleGitLab.ALICE_TOKEN).plain("tools/call", WHO_AM_I).status())
                .isEqualTo(401);
    }

    @Test
    void letsATokenThatMayOnlyReadWriteNothing() {
        var answer = with(issued("alice", "read_api"))
                .plain(
                        "tools/call",
                        Map.of(
                                "name",
                                "create_issue",
                                "arguments",
                                Map.of("project_id", SampleGitLab.MAIN_PROJECT, "title", "x")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("error=\"insufficient_scope\"", "scope=\"api\"");
    }

    @Test
    void sendsClientsToGitLab() throws Exception {
        HttpResponse<String> metadata = get("/.well-known/oauth-protected-resource/mcp");

        assertThat(JsonMapper.shared()
                        .readTree(metadata.body())
                        .path("authorization_servers")
                        .path(0)
                        .asString())
                .isEqualTo(application.sample.url().toString());
        assertThat(get("/.well-known/oauth-authorization-server").statusCode()).isEqualTo(404);
        assertThat(get("/oauth/authorize").statusCode()).isEqualTo(404);
    }

    private static String issued(String username, String scope) {
        return application
                .sample
                .oauth()
                .issue(username, SampleOAuth.REDIRECT_URI, scope)
                .access();
    }

    private static McpHttp mcp() {
        return McpHttp.at(URI.create(application.url() + "/mcp"));
    }

    private static McpHttp with(String token) {
        return mcp().with("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(application.url() + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
