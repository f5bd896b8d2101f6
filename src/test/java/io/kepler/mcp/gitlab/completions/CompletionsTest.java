package io.kepler.mcp.gitlab.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.prompts.Prompts;
import io.kepler.mcp.gitlab.resources.ResourceTemplate;
import io.kepler.mcp.gitlab.resources.Resources;
import io.kepler.mcp.gitlab.sample.SampleCallers;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionsTest {

    private static final Map<String, String> MAIN = Map.of("project_id", "orbit/telescope");

    private final Completions completions = Completions.load(Catalogue.load());
    private SampleCallers callers;

    @BeforeAll
    void start() throws IOException {
        callers = SampleCallers.start();
    }

    @BeforeEach
    void forget() {
        callers.sample().reset();
    }

    @AfterAll
    void stop() {
        callers.close();
    }

    private Values complete(String argument, String typed, Map<String, String> given) {
        return complete(argument, typed, given, callers.alice());
    }

    private Values complete(String argument, String typed, Map<String, String> given, Caller caller) {
        return completions.complete(argument, typed, given, caller, Deadline.in(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "project_id, telesc, orbit/telescope",
        "project_id, orbit/te, orbit/telescope",
        "group_id, orb, orbit",
        "username, bo, bob",
        "assignee_username, ali, alice",
        "user_id, bob, 3",
        "issue_iid, 4, 45",
        "issue_iid, mount turns, 1",
        "merge_request_iid, 2, 2",
        "merge_request_iid, Follow, 2",
        "branch, feature/tr, feature/tracking",
        "tag_name, v1.1, v1.1.0",
        "ref, v1.0, v1.0.0",
        "ref, rel, release/1.x",
        "labels, doc, documentation",
        "milestone, Aut, Autumn",
        "milestone_id, Autumn, 1",
        "pipeline_id, 69, 6999",
        "job_id, 899, 8998",
        "file_path, docs/set, docs/set-up.md",
        "file_path, sr, src/",
        "path, src/ma, src/main/",
        "slug, night, night/checklist",
        "name, get_iss, get_issue",
    })
    void completesWhatIsTyped(String argument, String typed, String value) {
        assertThat(complete(argument, typed, MAIN).values()).contains(value);
    }

    @Test
    void offersSomethingBeforeAnythingIsTyped() {
        assertThat(complete("project_id", "", Map.of()).values())
                .contains("orbit/telescope")
                .doesNotContain("bob/lab-journal");
        assertThat(complete("branch_name", "", MAIN).values()).contains("main", "release/1.x");
    }

    @Test
    void putsWhatBeginsWithItFirst() {
        assertThat(complete("name", "issue", Map.of()).values()).contains("get_issue");
        assertThat(complete("labels", "m", MAIN).values()).startsWith("mirror", "mount");
        assertThat(complete("issue_iid", "1", MAIN).values()).startsWith("1", "19", "18");
    }

    @Test
    void completesTheLastOfSeveralLabels() {
        assertThat(complete("labels", "bug, mou", MAIN).values()).containsExactly("bug, mount");
    }

    @Test
    void takesTheOtherArgumentsIntoAccount() {
        assertThat(complete("job_id", "", Map.of("project_id", "101", "pipeline_id", "6998"))
                        .values())
                .containsExactly("8991", "8990");
        assertThat(complete(
                                "file_path",
                                "src/main/java/telescope/Tr",
                                Map.of("project", "101", "ref", "feature/tracking"))
                        .values())
                .containsExactly("src/main/java/telescope/Tracking.java");
        assertThat(complete("branch_name", "", Map.of()).values()).isEmpty();
    }

    @Test
    void asksPeopleOfAProjectOnlyWhereOneIsKnown() {
        complete("username", "bob", MAIN);
        complete("username", "bob", Map.of());
        assertThat(callers.asked())
                .containsExactly(
                        "/api/v4/projects/orbit%2Ftelescope/users?search=bob&per_page=100",
                        "/api/v4/users?active=true&search=bob&per_page=100");
    }

    @Test
    void looksForMilestonesOfTheGroupsAboveToo() {
        complete("milestone", "Aut", MAIN);
        assertThat(callers.asked())
                .containsExactly("/api/v4/projects/orbit%2Ftelescope/milestones"
                        + "?state=active&include_ancestors=true&search=Aut&per_page=100");
    }

    @Test
    void countsAndCutsLongLists() {
        Values issues = complete("issue_iid", "", MAIN);
        assertThat(issues.total()).isEqualTo(45);
        assertThat(issues.values()).hasSize(45);
        assertThat(issues.hasMore()).isFalse();
    }

    @Test
    void saysWhenGitLabHasMore() {
        String ids = "[" + "{\"iid\":1},".repeat(99) + "{\"iid\":2}]";
        callers.sample().failNext(200, Map.of("X-Next-Page", "2", "X-Total", "300"), ids);
        assertThat(complete("issue_iid", "", MAIN).hasMore()).isTrue();
    }

    @Test
    void looksFurtherForAsLongAsNothingFits() {
        String files = "[" + "{\"path\":\"src/a\"},".repeat(99) + "{\"path\":\"src/b\"}]";
        callers.sample().failNext(200, Map.of("X-Next-Page", "2", "X-Total", "101"), files);
        callers.sample().failNext(200, Map.of("X-Total", "101"), "[{\"path\":\"src/z\"}]");

        Values found = complete("file_path", "src/z", MAIN);

        assertThat(found).isEqualTo(new Values(List.of("src/z"), 1, false));
        assertThat(callers.asked()).last().asString().endsWith("/repository/tree?path=src&per_page=100&page=2");
    }

    @Test
    void looksSoFarAndNoFurther() {
        for (int page = 2; page < 9; page++) {
            callers.sample().failNext(200, Map.of("X-Next-Page", Integer.toString(page)), "[{\"iid\":1}]");
        }

        assertThat(complete("issue_iid", "7", MAIN)).isEqualTo(new Values(List.of(), 0, true));
        assertThat(callers.asked()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "issue_iid, 1, none/existing",
        "branch_name, x, ..",
        "file_path, nothing/here, orbit/telescope",
        "unknown_argument, x, orbit/telescope"
    })
    void offersNothingWhereThereIsNothing(String argument, String typed, String project) {
        assertThat(complete(argument, typed, Map.of("project_id", project))).isEqualTo(Values.NONE);
    }

    @Test
    void offersNothingWhenGitLabDoesNot() {
        callers.sample().failNext(403, Map.of(), "{\"message\":\"403 Forbidden\"}");
        assertThat(complete("labels", "bug", MAIN).values()).isEmpty();
        callers.sample().failNext(500, Map.of(), "{\"message\":\"500\"}");
        assertThat(complete("labels", "bug", MAIN).values()).isEmpty();
    }

    @Test
    void passesOnThatATokenIsNotAccepted() {
        Caller nobody = callers.caller("glpat-unknown-0123456789abc", new Identity(9, "x", "X"));
        assertThatThrownBy(() -> complete("project_id", "", Map.of(), nobody))
                .isInstanceOfSatisfying(
                        GitLabException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNAUTHENTICATED));
    }

    @Test
    void knowsEveryHoleInTheAddressOfAResource() {
        List<String> holes = Resources.load(Catalogue.load()).templates().stream()
                .map(ResourceTemplate::parameters)
                .flatMap(List::stream)
                .distinct()
                .toList();
        assertThat(holes).allMatch(completions::knows);
    }

    @Test
    void knowsNothingThatNobodyCanAskFor() {
        Set<String> asked = Stream.concat(
                        Resources.load(Catalogue.load()).templates().stream()
                                .flatMap(template -> template.parameters().stream()),
                        Prompts.load().all().stream()
                                .flatMap(prompt -> prompt.arguments().stream())
                                .map(prompt -> prompt.name()))
                .collect(Collectors.toSet());
        assertThat(completions.arguments().values())
                .allMatch(known ->
                        asked.contains(known.name()) || known.aliases().stream().anyMatch(asked::contains));
    }
}
