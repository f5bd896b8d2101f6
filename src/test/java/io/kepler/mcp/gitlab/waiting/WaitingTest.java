package io.kepler.mcp.gitlab.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WaitingTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Map<String, Object> PIPELINE = Map.of("project_id", 7, "pipeline_id", 12);
    private static final Map<String, Object> MERGE = Map.of("project_id", 7, "merge_request_iid", 5);
    private static final Map<String, Object> PROJECT = Map.of("project_id", 7);

    private final FakeGitLab gitlab = new FakeGitLab();
    private final Caller alice = new Caller(gitlab, FakeGitLab.ALICE, new Identity(1, "alice", "Alice"));
    private final Waiting waiting = new Waiting(() -> NOW, (until, duration) -> {}, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {"created", "waiting_for_resource", "preparing", "pending", "running", "canceling", "scheduled"})
    void goesOnWhileAPipelineIsNotOver(String status) {
        pipeline(status);

        Step.Working step = working("wait_for_pipeline", PIPELINE);

        assertThat(step.message()).isEqualTo("Pipeline 12 of main is " + status.replace('_', ' ') + ".");
        assertThat(step.askAgainAfter()).isEqualTo(Duration.ofSeconds(6));
        assertThat(json(step).path("outcome").asString()).isEqualTo("waiting");
        assertThat(json(step).path("pipeline").path("status").asString()).isEqualTo(status);
        assertThat(json(step).path("next").asString())
                .isEqualTo("Call wait_for_pipeline again in 6 s with {\"project_id\":\"7\",\"pipeline_id\":\"12\"}.");
    }

    @ParameterizedTest
    @CsvSource({
        "success, Pipeline 12 of main succeeded.",
        "skipped, 'Pipeline 12 of main was skipped, none of its jobs ran.'",
        "manual, Pipeline 12 of main stands still until somebody starts its manual job."
    })
    void endsWithAPipelineThatDidNotFail(String status, String message) {
        pipeline(status);

        Step step = look("wait_for_pipeline", PIPELINE);

        assertThat(step).isInstanceOf(Step.Done.class);
        assertThat(step.message()).isEqualTo(message);
        assertThat(json(step).path("outcome").asString()).isEqualTo("done");
        assertThat(json(step).has("next")).isFalse();
    }

    @Test
    void namesTheJobsThatMadeAPipelineFail() {
        pipeline("failed");
        gitlab.on("GET", "/projects/7/pipelines/12/jobs", "[{\"id\":3,\"name\":\"check\",\"noise\":1}]");

        Step step = look("wait_for_pipeline", PIPELINE);

        assertThat(step).isInstanceOf(Step.Failed.class);
        assertThat(json(step).path("failed_jobs")).hasToString("[{\"id\":3,\"name\":\"check\"}]");
        assertThat(gitlab.asked().get(1).query()).containsEntry("scope[]", "failed");
    }

    @Test
    void tellsThatAPipelineFailedEvenWhenItsJobsMayNotBeSeen() {
        pipeline("failed");

        Step step = look("wait_for_pipeline", PIPELINE);

        assertThat(step).isInstanceOf(Step.Failed.class);
        assertThat(json(step).has("failed_jobs")).isFalse();
    }

    @Test
    void takesACanceledPipelineForFailed() {
        pipeline("canceled");

        assertThat(look("wait_for_pipeline", PIPELINE)).isInstanceOf(Step.Failed.class);
    }

    @Test
    void keepsToTheNewestPipelineOfARefOnceItIsFound() {
        pipeline("running");
        gitlab.on("GET", "/projects/7/pipelines", "[{\"id\":12}]");

        Step.Working step = working("wait_for_pipeline", Map.of("project_id", 7, "ref", "main"));
        look("wait_for_pipeline", step.arguments());

        assertThat(step.arguments()).isEqualTo(Map.of("project_id", "7", "pipeline_id", "12"));
        assertThat(gitlab.asked())
                .extracting(FakeGitLab.Asked::line)
                .containsExactly(
                        "GET /projects/7/pipelines ref=main order_by=id sort=desc per_page=1",
                        "GET /projects/7/pipelines/12",
                        "GET /projects/7/pipelines/12");
    }

    @Test
    void saysThatThereIsNoPipeline() {
        gitlab.on("GET", "/projects/7/pipelines", "[]");

        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() -> look("wait_for_pipeline", PROJECT))
                .withMessage("There is no pipeline yet.")
                .extracting(GitLabException::fault)
                .isEqualTo(Fault.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T10:00:00Z, 2",
        "2026-11-01T09:59:00Z, 6",
        "2026-11-01T08:00:00.5+00:00, 30",
        "2026-11-01T11:00:00Z, 2",
        "yesterday, 2"
    })
    void asksLessOftenTheLongerSomethingTakes(String since, int seconds) {
        JsonNode time = JsonMapper.shared().readTree("\"" + since + "\"");

        assertThat(new Pace(() -> NOW).since(time)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "merged, not_open, DONE", "closed, not_open, FAILED", "locked, mergeable, WORKING",
        "opened, mergeable, WORKING", "opened, ci_still_running, WORKING", "opened, not_approved, WORKING",
        "opened, draft_status, WORKING", "opened, checking, WORKING", "opened, some_new_status, WORKING",
        "opened, conflict, FAILED", "opened, need_rebase, FAILED", "opened, broken_status, FAILED"
    })
    void waitsForAMergeUntilItIsMergedOrCannotBe(String state, String status, String outcome) {
        mergeRequest("\"state\":\"" + state + "\",\"detailed_merge_status\":\"" + status + "\"");

        assertThat(look("wait_for_merge", MERGE).getClass().getSimpleName()).isEqualToIgnoringCase(outcome);
    }

    @Test
    void givesUpOnAMergeWhosePipelineFailed() {
        mergeRequest("\"state\":\"opened\",\"detailed_merge_status\":\"ci_must_pass\","
                + "\"head_pipeline\":{\"id\":3,\"status\":\"failed\",\"user\":{}}");

        Step step = look("wait_for_merge", MERGE);

        assertThat(step).isInstanceOf(Step.Failed.class);
        assertThat(step.message()).endsWith("because its pipeline did not succeed: failed.");
        assertThat(json(step).path("merge_request").path("head_pipeline"))
                .hasToString("{\"id\":3,\"status\":\"failed\"}");
    }

    @Test
    void givesUpOnAMergeThatGitLabTriedInVain() {
        mergeRequest("\"state\":\"opened\",\"detailed_merge_status\":\"mergeable\",\"merge_error\":\"No\"");

        assertThat(look("wait_for_merge", MERGE)).isInstanceOf(Step.Failed.class);
    }

    @Test
    void saysWhoIsToMerge() {
        mergeRequest(
                "\"state\":\"opened\",\"detailed_merge_status\":\"ci_still_running\",\"merge_when_pipeline_succeeds\":true");
        String automatic = look("wait_for_merge", MERGE).message();
        mergeRequest("\"state\":\"opened\",\"detailed_merge_status\":\"not_approved\"");
        String somebody = look("wait_for_merge", MERGE).message();

        assertThat(automatic).isEqualTo("Merge request !5 is to be merged by GitLab: ci still running.");
        assertThat(somebody).isEqualTo("Merge request !5 is waiting for somebody to merge it: not approved.");
    }

    @ParameterizedTest
    @CsvSource({
        "import, finished, DONE", "import, started, WORKING", "import, scheduled, WORKING",
        "import, failed, FAILED", "import, canceled, FAILED", "import, none, FAILED",
        "export, finished, DONE", "export, started, WORKING", "export, queued, WORKING",
        "export, regeneration_in_progress, WORKING", "export, none, FAILED"
    })
    void waitsForImportsAndExports(String word, String status, String outcome) {
        gitlab.on(
                "GET",
                "/projects/7/" + word,
                "{\"path_with_namespace\":\"a/b\",\"" + word + "_status\":\"" + status + "\"}");

        Step step = look("wait_for_" + word, PROJECT);

        assertThat(step.getClass().getSimpleName()).isEqualToIgnoringCase(outcome);
        assertThat(step.message()).startsWith("The " + word + " of a/b ");
        assertThat(json(step).path(word).path(word + "_status").asString()).isEqualTo(status);
    }

    @Test
    void doesNotTakeAGitLabThatIsDownForTheEnd() {
        gitlab.failing(
                "GET",
                "/projects/7/pipelines/12",
                new GitLabException(
                        Fault.RATE_LIMITED,
                        429,
                        "GitLab's rate limit is reached (429).",
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(44))));

        Step.Working step = working("wait_for_pipeline", PIPELINE);

        assertThat(step.message()).isEqualTo("GitLab could not be asked: GitLab's rate limit is reached (429).");
        assertThat(step.askAgainAfter()).isEqualTo(Duration.ofSeconds(44));
        assertThat(step.arguments()).isEqualTo(Map.of("project_id", "7", "pipeline_id", "12"));
    }

    @Test
    void failsWhenGitLabRefusesForGood() {
        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() -> look("wait_for_merge", MERGE))
                .extracting(GitLabException::fault)
                .isEqualTo(Fault.NOT_FOUND);
    }

    @Test
    void checksTheArgumentsLikeEveryTool() {
        assertThatExceptionOfType(InvalidArguments.class)
                .isThrownBy(() -> look("wait_for_merge", Map.of("project_id", 7, "iid", 5)))
                .withMessageContaining("merge_request_iid is required");
    }

    @Test
    void knowsTheToolsOfItsToolsetAndNoOthers() {
        assertThat(CATALOGUE.of(Waiting.TOOLSET)).allMatch(waiting::knows).hasSize(4);
        assertThat(CATALOGUE.tools()).noneMatch(waiting::knows);
        assertThat(waiting.handlers().keySet())
                .containsExactlyInAnyOrderElementsOf(CATALOGUE.of(Waiting.TOOLSET).stream()
                        .map(Tool::handler)
                        .toList());
    }

    private void pipeline(String status) {
        gitlab.on("GET", "/projects/7/pipelines/12", pipelineJson(status));
    }

    /** What GitLab says of such a pipeline. */
    static String pipelineJson(String status) {
        return "{\"id\":12,\"status\":\"" + status + "\",\"ref\":\"main\",\"noise\":true,"
                + "\"created_at\":\"2026-11-01T09:59:00.000Z\"}";
    }

    private void mergeRequest(String members) {
        gitlab.on("GET", "/projects/7/merge_requests/5", "{\"iid\":5," + members + "}");
    }

    private Step look(String tool, Map<String, Object> arguments) {
        return waiting.advance(
                CATALOGUE.find(tool).orElseThrow(), arguments, alice, Deadline.in(Duration.ofMinutes(1)));
    }

    private Step.Working working(String tool, Map<String, Object> arguments) {
        Step step = look(tool, arguments);
        assertThat(step).isInstanceOf(Step.Working.class);
        return (Step.Working) step;
    }

    private static JsonNode json(Step step) {
        return JsonMapper.shared().readTree(step.answer().toString());
    }
}
