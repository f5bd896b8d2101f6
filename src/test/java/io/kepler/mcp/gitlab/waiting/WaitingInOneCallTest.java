package io.kepler.mcp.gitlab.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Tool;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A call that waits: it looks again and again, but not for ever, and not for too many at a time. */
class WaitingInOneCallTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Tool WAIT = CATALOGUE.find("wait_for_pipeline").orElseThrow();
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Map<String, Object> PIPELINE = Map.of("project_id", 7, "pipeline_id", 12);

    private final FakeGitLab gitlab = new FakeGitLab();
    private final Caller alice = new Caller(gitlab, FakeGitLab.ALICE, new Identity(1, "alice", "Alice"));
    private final List<Duration> pauses = new ArrayList<>();
    private final Waiting waiting = new Waiting(() -> NOW, (until, duration) -> pauses.add(duration), 1);

    @Test
    void looksWithinOneCallUntilItIsOver() {
        becomes("pending", "running", "success");
        List<String> told = new ArrayList<>();

        Step step = waiting.within(
                WAIT, PIPELINE, alice, Deadline.in(Duration.ofMinutes(1)), working -> told.add(working.message()));

        assertThat(step).isInstanceOf(Step.Done.class);
        assertThat(told).containsExactly("Pipeline 12 of main is pending.", "Pipeline 12 of main is running.");
        assertThat(pauses).containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(6));
    }

    @Test
    void tellsHowThingsStandBeforeItPauses() {
        becomes("running", "success");
        List<String> order = new ArrayList<>();
        Waiting ordered = new Waiting(() -> NOW, (until, duration) -> order.add("pause"), 1);

        ordered.within(WAIT, PIPELINE, alice, Deadline.in(Duration.ofMinutes(1)), working -> order.add("progress"));

        assertThat(order).containsExactly("progress", "pause");
    }

    @Test
    void givesTheStateSoFarWhenTheTimeIsOver() {
        becomes("running");

        Step step = waiting.within(WAIT, PIPELINE, alice, Deadline.in(Duration.ofSeconds(1)), working -> {});

        assertThat(step).isInstanceOf(Step.Working.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() {
        becomes("running");
        Waiting interrupted = new Waiting(
                () -> NOW,
                (until, duration) -> {
                    throw new InterruptedException();
                },
                1);

        Step step = interrupted.within(WAIT, PIPELINE, alice, Deadline.in(Duration.ofMinutes(1)), working -> {});

        assertThat(step).isInstanceOf(Step.Working.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void stopsWaitingWhenNobodyWaitsForItAnyMore() {
        becomes("running");
        Deadline whole = Deadline.in(Duration.ofMinutes(1));
        Waiting real = new Waiting(() -> NOW, Deadline::sleep, 1);

        Step step = real.within(WAIT, PIPELINE, alice, whole, working -> whole.cancel());

        assertThat(step).isInstanceOf(Step.Working.class);
        assertThat(gitlab.asked()).hasSize(1);
    }

    @Test
    void looksOnlyOnceWhenTooManyWaitAtTheSameTime() {
        becomes("running");
        Waiting crowded = new Waiting(() -> NOW, (until, duration) -> pauses.add(duration), 0);

        assertThat(crowded.within(WAIT, PIPELINE, alice, Deadline.in(Duration.ofMinutes(1)), working -> {}))
                .isInstanceOf(Step.Working.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesItsPlaceBack() {
        becomes("running", "success");
        waiting.within(WAIT, PIPELINE, alice, Deadline.in(Duration.ofMinutes(1)), working -> {});
        becomes("running", "success");

        assertThat(waiting.within(WAIT, PIPELINE, alice, Deadline.in(Duration.ofMinutes(1)), working -> {}))
                .isInstanceOf(Step.Done.class);
    }

    @Test
    void answersPlainCallsToo() {
        becomes("running", "success");
        Configuration configuration =
                Configuration.load(Deployment.STANDALONE, List.of()).configuration();
        Map<String, Handler> handlers = new HashMap<>(Handlers.all(configuration, Build.read()));
        handlers.putAll(waiting.handlers());
        Toolbox toolbox = new Toolbox(CATALOGUE, handlers, Duration.ofMinutes(1));

        JsonNode answer =
                JsonMapper.shared().readTree(toolbox.call(WAIT, PIPELINE, alice).toString());

        assertThat(answer.path("outcome").asString()).isEqualTo("done");
    }

    private void becomes(String... states) {
        List<String> left = new ArrayList<>(List.of(states));
        gitlab.on(
                "GET",
                "/projects/7/pipelines/12",
                asked -> FakeReply.of(WaitingTest.pipelineJson(left.size() > 1 ? left.remove(0) : left.get(0))));
    }
}
