package io.kepler.mcp.gitlab.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.Sources;
import io.kepler.mcp.gitlab.gitlab.Credentials;
import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Tool;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is waited for really happens, at the sample GitLab. */
class WaitingAtGitLabTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final String PROJECT = SampleGitLab.MAIN_PROJECT;

    private final Waiting waiting = new Waiting();
    private SampleGitLab sample;
    private JerseyGitLab gitlab;
    private Caller alice;

    @BeforeEach
    void start() throws IOException {
        sample = SampleGitLab.start();
        Map<String, String> settings = Map.of("gitlab-url", sample.url().toString());
        gitlab = new JerseyGitLab(Configuration.load(Deployment.STANDALONE, List.of(Sources.commandLine(settings)))
                .configuration()
                .gitlab());
        alice = new Caller(
                gitlab, Credentials.privateToken(SampleGitLab.ALICE_TOKEN), new Identity(2, "alice", "Alice"));
    }

    @AfterEach
    void stop() {
        gitlab.close();
        sample.close();
    }

    @Test
    void endsWhenThePipelineSucceeds() {
        Step running = look("wait_for_pipeline", Map.of("project_id", PROJECT, "ref", "main"));
        sample.pipelineBecomes(7001, "success");
        Step over = look("wait_for_pipeline", ((Step.Working) running).arguments());

        assertThat(running.message()).isEqualTo("Pipeline 7001 of main is running.");
        assertThat(over).isInstanceOf(Step.Done.class);
        assertThat(over.message()).isEqualTo("Pipeline 7001 of main succeeded.");
    }

    @Test
    void namesWhatFailedInThePipeline() {
        sample.pipelineBecomes(7001, "failed");
        Step over = look("wait_for_pipeline", Map.of("project_id", PROJECT, "pipeline_id", 7001));

        assertThat(over).isInstanceOf(Step.Failed.class);
        assertThat(json(over).path("failed_jobs").findValuesAsString("name")).containsExactly("unit");
    }

    @Test
    void endsWhenGitLabMergesBecauseTheChecksPassed() {
        sample.pipelineBecomes(6999, "running");
        Map<String, Object> two = Map.of("project_id", PROJECT, "merge_request_iid", 2);
        Map<String, Object> merge = new HashMap<>(two);
        merge.put("merge_when_pipeline_succeeds", true);
        toolbox().call(tool("merge_merge_request"), merge, alice);

        Step before = look("wait_for_merge", two);
        sample.pipelineBecomes(6999, "success");
        Step after = look("wait_for_merge", two);

        assertThat(before.message()).isEqualTo("Merge request !2 is to be merged by GitLab: ci still running.");
        assertThat(after).isInstanceOf(Step.Done.class);
        assertThat(json(after)
                        .path("merge_request")
                        .path("merge_user")
                        .path("username")
                        .asString())
                .isEqualTo("alice");
    }

    @Test
    void givesUpOnAMergeRequestInConflict() {
        Step over = look("wait_for_merge", Map.of("project_id", PROJECT, "merge_request_iid", 5));

        assertThat(over).isInstanceOf(Step.Failed.class);
        assertThat(over.message()).isEqualTo("Merge request !5 cannot be merged as it is: conflict.");
    }

    @Test
    void endsWhenTheExportIsThere() {
        sample.transferBecomes("export", "started");
        Step started = look("wait_for_export", Map.of("project_id", PROJECT));
        sample.transferBecomes("export", "finished");
        Step finished = look("wait_for_export", Map.of("project_id", PROJECT));

        assertThat(started).isInstanceOf(Step.Working.class);
        assertThat(finished).isInstanceOf(Step.Done.class);
        assertThat(finished.message()).isEqualTo("The export of orbit/telescope is finished.");
    }

    @Test
    void saysThatTheImportFailed() {
        sample.transferBecomes("import", "failed");

        assertThat(look("wait_for_import", Map.of("project_id", PROJECT))).isInstanceOf(Step.Failed.class);
    }

    @Test
    void goesOnWhenGitLabIsOutOfOrderForAWhile() {
        sample.throttleNext(Duration.ofHours(1));

        Step step = look("wait_for_pipeline", Map.of("project_id", PROJECT, "pipeline_id", 7001));

        assertThat(step).isInstanceOf(Step.Working.class);
        assertThat(((Step.Working) step).askAgainAfter()).isEqualTo(Duration.ofHours(1));
    }

    private Step look(String tool, Map<String, Object> arguments) {
        return waiting.advance(tool(tool), arguments, alice, Deadline.in(Duration.ofMinutes(1)));
    }

    private static Toolbox toolbox() {
        Configuration configuration =
                Configuration.load(Deployment.STANDALONE, List.of()).configuration();
        return new Toolbox(CATALOGUE, Handlers.all(configuration, Build.read()), Duration.ofMinutes(1));
    }

    private static Tool tool(String name) {
        return CATALOGUE.find(name).orElseThrow();
    }

    private static JsonNode json(Step step) {
        return JsonMapper.shared().readTree(step.answer().toString());
    }
}
