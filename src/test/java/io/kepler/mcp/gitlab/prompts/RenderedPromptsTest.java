package io.kepler.mcp.gitlab.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.Sources;
import io.kepler.mcp.gitlab.gitlab.Credentials;
import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Snapshot;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every prompt as a model gets it, for what the sample GitLab holds. */
class RenderedPromptsTest {

    private static final Path SNAPSHOTS = Path.of("src", "test", "resources", "prompts");
    private static final Prompts PROMPTS =
            new PromptsReader(Yaml::resource).read(() -> Instant.parse("2026-10-05T09:30:00Z"));
    private static final int MOST = 110_000;

    /** Enough for every prompt: each takes those it knows. */
    private static final Map<String, String> ARGUMENTS = Map.of(
            "project_id", SampleGitLab.MAIN_PROJECT,
            "merge_request_iid", "2",
            "from_ref", "v1.0.0",
            "to_ref", "main",
            "milestone", "Autumn",
            "recent_days", "60",
            "stand_up_days", "31");

    private static SampleGitLab sample;
    private static JerseyGitLab gitlab;

    @BeforeAll
    static void start() throws IOException {
        sample = SampleGitLab.start();
        Map<String, String> settings = Map.of("gitlab-url", sample.url().toString());
        gitlab = new JerseyGitLab(Configuration.load(Deployment.STANDALONE, List.of(Sources.commandLine(settings)))
                .configuration()
                .gitlab());
    }

    @AfterAll
    static void stop() {
        gitlab.close();
        sample.close();
    }

    static List<Prompt> prompts() {
        return PROMPTS.all();
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void looksAsItsSnapshot(Prompt prompt) throws IOException {
        String text = render(prompt.name(), SampleGitLab.ALICE_TOKEN);

        Snapshot.check(SNAPSHOTS.resolve(prompt.name() + ".md"), text);
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void readsAllItNeedsFromAGitLabThatHasIt(Prompt prompt) {
        assertThat(render(prompt.name(), SampleGitLab.ALICE_TOKEN)).doesNotContain("Could not be read: GitLab failed");
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void staysSmall(Prompt prompt) {
        assertThat(render(prompt.name(), SampleGitLab.ALICE_TOKEN).length()).isLessThan(MOST);
    }

    @Test
    void hasNoSnapshotOfAPromptThatIsGone() throws IOException {
        List<String> names =
                prompts().stream().map(prompt -> prompt.name() + ".md").toList();
        assertThat(Snapshot.namesIn(SNAPSHOTS, names)).isSubsetOf(names);
    }

    @Test
    void showsNobodyWhatOthersMayNotSee() {
        String alice = render("triage_new_issues", SampleGitLab.ALICE_TOKEN);
        String reader = PROMPTS.get(
                        "triage_new_issues",
                        Map.of("project_id", SampleGitLab.MAIN_PROJECT, "recent_days", "60"),
                        new Caller(
                                gitlab,
                                Credentials.privateToken(SampleGitLab.BOB_TOKEN),
                                new Identity(3, "bob", "Bob")),
                        ample())
                .messages()
                .get(0)
                .text();

        assertThat(alice).contains("with the rights of alice");
        assertThat(reader).contains("with the rights of bob");
    }

    @Test
    void explainsAPipelineThatIsNamed() {
        String text = PROMPTS.get(
                        "explain_failed_pipeline",
                        Map.of("project_id", SampleGitLab.MAIN_PROJECT, "pipeline_id", "6999"),
                        alice(SampleGitLab.ALICE_TOKEN),
                        ample())
                .messages()
                .get(0)
                .text();

        assertThat(text).contains("It is the pipeline 6999.").contains("TrackingTest > followsTheMoon FAILED");
    }

    @Test
    void saysWhichProjectIsMissing() {
        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() -> PROMPTS.get(
                        "onboard_to_project",
                        Map.of("project_id", SampleGitLab.BOB_PROJECT),
                        alice(SampleGitLab.ALICE_TOKEN),
                        ample()))
                .withMessageStartingWith("The project: GitLab has nothing there")
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND));
    }

    @Test
    void saysThatNoPipelineFailed() {
        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() -> PROMPTS.get(
                        "explain_failed_pipeline",
                        Map.of("project_id", SampleGitLab.MAIN_PROJECT, "ref", "v1.0.0"),
                        alice(SampleGitLab.ALICE_TOKEN),
                        ample()))
                .withMessage("The newest failed pipeline: GitLab has none.");
    }

    private static String render(String name, String token) {
        Prompt prompt = PROMPTS.find(name).orElseThrow();
        Map<String, String> arguments = new HashMap<>(ARGUMENTS);
        arguments
                .keySet()
                .retainAll(prompt.arguments().stream().map(Argument::name).toList());
        String text = PROMPTS.get(name, arguments, alice(token), ample())
                .messages()
                .get(0)
                .text();
        return text.replace(sample.url().toString(), "https://gitlab.example");
    }

    private static Caller alice(String token) {
        return new Caller(gitlab, Credentials.privateToken(token), new Identity(2, "alice", "Alice"));
    }

    private static Deadline ample() {
        return Deadline.in(Duration.ofMinutes(1));
    }
}
