package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every class of failure, as models and clients see it. */
@ContainerTest
class FaultsContainerIT {
    private static final String PROJECT = SampleGitLab.MAIN_PROJECT;
    private static final Map<String, Object> READ = Map.of("project_id", PROJECT);
    private static final Map<String, Object> WRITE = Map.of("project_id", PROJECT, "title", "Never to be seen");
    private static final String SECRET = "what only GitLab's log should say";

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid",
        "401, unauthenticated",
        "403, forbidden",
        "404, not_found",
        "409, conflict",
        "422, invalid",
        "500, unavailable",
        "502, unavailable",
        "503, unavailable",
    })
    void saysWhatGitLabSaid(int status, String code, Stage stage) {
        stage.alice().plain("tools/list", Map.of());
        stage.gitlab().failNext(status, Map.of(), "<html>" + SECRET + "</html>");

        ToolAnswer answer = stage.alice().call("create_issue", WRITE);

        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain(SECRET);
    }

    @Test
    void tellsAModelToWait(Stage stage) {
        stage.alice().plain("tools/list", Map.of());
        stage.gitlab().throttleNext(Duration.ofSeconds(77));

        ToolAnswer answer = stage.alice().call("get_project", READ);

        assertThat(answer.errorCode()).isEqualTo("rate_limited");
        assertThat(answer.text()).contains("77");
    }

    @Test
    void waitsItselfWhenThatIsShort(Stage stage) {
        stage.alice().plain("tools/list", Map.of());
        stage.gitlab().throttleNext(Duration.ofSeconds(1));

        assertThat(stage.alice().call("get_project", READ).isError()).isFalse();
    }

    @Test
    void doesNotWaitForever(Stage stage) {
        stage.alice().plain("tools/list", Map.of());
        stage.gitlab().slow(Duration.ofSeconds(Stage.PATIENCE_SECONDS + 3));

        assertThat(stage.alice().call("create_issue", WRITE).errorCode()).isEqualTo("timed_out");
    }

    @Test
    void refusesAnAnswerThatIsTooLarge(Stage stage) {
        stage.alice().plain("tools/list", Map.of());
        stage.gitlab().failNext(200, Map.of(), "{\"id\":1,\"description\":\"" + "x".repeat(5 << 20) + "\"}");

        assertThat(stage.alice().call("get_project", READ).errorCode()).isEqualTo("too_large");
    }

    @Test
    void namesAllWrongArgumentsAtOnce(Stage stage) {
        ToolAnswer answer =
                stage.alice().call("list_issues", Map.of("state", "ajar", "per_page", "many", "projekt_id", PROJECT));

        assertThat(answer.errorCode()).isEqualTo("invalid");
        assertThat(answer.text()).contains("state", "per_page", "projekt_id", "did you mean");
        assertThat(stage.gitlab().requests())
                .noneMatch(request -> request.target().contains("/issues"));
    }

    @Test
    void readsNumbersThatCameAsText(Stage stage) {
        ToolAnswer answer =
                stage.alice().call("list_issues", Map.of("project_id", PROJECT, "per_page", "2", "max_items", "2"));

        assertThat(answer.json().path("items").size()).isEqualTo(2);
    }

    @Test
    void needsTheScopeToWrite(Stage stage) {
        ToolAnswer answer = stage.mcp().as(SampleGitLab.ALICE_READ_TOKEN).call("create_issue", WRITE);

        assertThat(answer.errorCode()).isEqualTo("forbidden");
    }

    @Test
    void tellsFourKindsOfCallersApart(Stage stage) {
        Answer none = stage.mcp().plain("tools/list", Map.of());
        Answer malformed = stage.mcp().as("not a token").plain("tools/list", Map.of());
        Answer rejected = stage.mcp().as("glpat-nobody-0123456789").plain("tools/list", Map.of());
        stage.gitlab().failNext(503, Map.of(), SECRET);
        stage.gitlab().failNext(503, Map.of(), SECRET);
        Answer unreachable = stage.mcp().as(SampleGitLab.ADMIN_TOKEN).plain("tools/list", Map.of());

        List<Answer> answers = List.of(none, malformed, rejected, unreachable);
        assertThat(answers).extracting(Answer::status).containsExactly(401, 401, 401, 503);
        assertThat(answers)
                .extracting(Answer::errorCode)
                .doesNotHaveDuplicates()
                .doesNotContain(0);
        assertThat(Stream.of(none, malformed, rejected).map(answer -> answer.header("WWW-Authenticate")))
                .allMatch(challenge -> challenge.startsWith("Bearer"));
        assertThat(unreachable.body()).doesNotContain(SECRET);
    }

    @Test
    void rejectsATokenThatHasExpired(Stage stage) {
        assertThat(stage.mcp()
                        .as(SampleGitLab.ALICE_EXPIRED_TOKEN)
                        .plain("tools/list", Map.of())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void writesNoTokenAndNoBodyIntoTheLog(Stage stage) {
        stage.alice().call("get_project", READ);
        stage.gitlab().failNext(500, Map.of(), SECRET);
        stage.alice().call("create_issue", WRITE);
        stage.mcp().as("glpat-nobody-0123456789").plain("tools/list", Map.of());

        assertThat(stage.container().log())
                .contains("create_issue")
                .doesNotContain(SECRET)
                .doesNotContain(SampleGitLab.ALICE_TOKEN)
                .doesNotContain("glpat-nobody-0123456789");
    }
}
