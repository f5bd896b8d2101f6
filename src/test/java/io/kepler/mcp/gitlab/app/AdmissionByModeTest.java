package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.Answer;
import io.kepler.mcp.gitlab.it.McpHttp;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The groups that may come in, at the doors where callers bring a token of GitLab's along. */
class AdmissionByModeTest {

    private static final String GROUP = "orbit/ground";
    private static final Map<String, Object> WHO_AM_I = Map.of("name", "get_current_user", "arguments", Map.of());

    private static WholeApplication application;

    @BeforeAll
    static void start(@TempDir Path scratch) throws Exception {
        application = new WholeApplication(
                scratch, Map.of("auth_modes", "token,gitlab-oauth", "allowed_groups", "nothing/such," + GROUP));
        application.sample.expel("alice", GROUP);
        application.sample.expel("alice", "orbit");
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
    }

    @Test
    void letsAMemberIn() {
        assertThat(call("PRIVATE-TOKEN", SampleGitLab.BOB_TOKEN).status()).isEqualTo(200);
        assertThat(call("Authorization", "Bearer " + SampleGitLab.BOB_TOKEN).status())
                .isEqualTo(200);
        assertThat(call("Authorization", "Bearer " + issued("bob")).status()).isEqualTo(200);
    }

    @Test
    void refusesAnOutsiderHoweverTheTokenComes() {
        for (var answer : List.of(
                call("PRIVATE-TOKEN", SampleGitLab.ALICE_TOKEN),
                call("PRIVATE-TOKEN", SampleGitLab.ALICE_TOKEN),
                call("Authorization", "Bearer " + SampleGitLab.ALICE_TOKEN),
                call("Authorization", "Bearer " + issued("alice")))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("alice is in none of the groups");
        }
    }

    @Test
    void refusesAJobToken() {
        var answer = call("JOB-TOKEN", SampleGitLab.JOB_TOKEN);

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("Job tokens are not accepted here");
    }

    private static Answer call(String header, String value) {
        return McpHttp.at(URI.create(application.url() + "/mcp"))
                .with(header, value)
                .plain("tools/call", WHO_AM_I);
    }

    private static String issued(String username) {
        return application
                .sample
                .oauth()
                .issue(username, SampleOAuth.REDIRECT_URI, "api")
                .access();
    }
}
