package io.kepler.mcp.gitlab.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.sample.SampleCallers;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourcesTest {

    private static final String MAIN = "gitlab://projects/orbit%2Ftelescope";

    private final Catalogue catalogue = Catalogue.load();
    private final Resources resources = Resources.load(catalogue);
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

    private static Deadline ample() {
        return Deadline.in(Duration.ofMinutes(1));
    }

    private Content read(String uri) {
        return read(uri, callers.alice());
    }

    private Content read(String uri, Caller caller) {
        return resources.read(uri, caller, ample());
    }

    private JsonNode json(String uri) {
        Content content = read(uri);
        assertThat(content.mimeType()).isEqualTo("application/json");
        return JsonMapper.shared().readTree(content.text());
    }

    @ParameterizedTest
    @CsvSource({
        "gitlab://user, username, alice",
        "gitlab://users/3, username, bob",
        "gitlab://projects/101, path_with_namespace, orbit/telescope",
        "gitlab://groups/orbit, full_path, orbit",
        "gitlab://projects/orbit%2Ftelescope/issues/1, title, The mount turns the long way round",
        "gitlab://projects/101/merge_requests/2, title, Follow the sky",
        "gitlab://projects/101/pipelines/6999, status, failed",
        "gitlab://projects/101/jobs/8996, failure_reason, script_failure",
        "gitlab://projects/101/branches/feature%2Ftracking, name, feature/tracking",
        "gitlab://projects/101/commits/v1.0.0, title, Limit how fast the mount may turn",
        "gitlab://projects/101/releases/v1.0.0, name, First light",
        "gitlab://projects/101/milestones/1, title, Autumn",
        "gitlab://tools/get_issue, name, get_issue",
    })
    void readsObjects(String uri, String field, String value) {
        assertThat(json(uri).path(field).asString()).isEqualTo(value);
    }

    @Test
    void keepsOnlyTheFieldsThatMatter() {
        assertThat(json(MAIN + "/issues/1").propertyNames())
                .contains("description")
                .doesNotContain("_links");
    }

    @Test
    void readsLists() {
        JsonNode labels = json(MAIN + "/labels");
        assertThat(labels.path("items").findValuesAsString("name")).contains("bug", "documentation");
        assertThat(labels.path("page").path("total").asInt())
                .isEqualTo(labels.path("items").size());
        assertThat(json(MAIN + "/merge_requests/2/discussions").path("items").findValuesAsString("body"))
                .contains("Please give that number a name.");
        assertThat(json(MAIN + "/pipelines/7001/jobs").path("items").findValuesAsString("name"))
                .containsExactly("deliver", "unit", "compile");
    }

    @Test
    void readsADiff() {
        Content diff = read(MAIN + "/merge_requests/2/diff");
        assertThat(diff.mimeType()).isEqualTo("text/x-diff");
        assertThat(diff.text())
                .contains(
                        "diff --git a/docs/set-up.md b/docs/set-up.md\n--- a/docs/set-up.md\n+++ b/docs/set-up.md\n@@ ")
                .contains("new file mode 100644\n--- /dev/null\n+++ b/src/main/java/telescope/Tracking.java\n")
                .contains("+Tracking is off after a start.");
        assertThat(read(MAIN + "/commits/v1.0.0/diff").text()).contains("+    private static final double DEGREES");
    }

    @Test
    void readsTheLogOfAJob() {
        Content log = read(MAIN + "/jobs/8996/log");
        assertThat(log.mimeType()).isEqualTo("text/plain");
        assertThat(log.text()).contains("followsTheMoon FAILED").endsWith("exit code 1\n");
    }

    @Test
    void readsAWikiPageByItsPath() {
        Content page = read(MAIN + "/wikis/night/checklist");
        assertThat(page.mimeType()).isEqualTo("text/markdown");
        assertThat(page.text()).contains("Open the dome");
        assertThat(read(MAIN + "/wikis/night%2Fchecklist").text()).isEqualTo(page.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/main/docs/%C3%9Cberblick.md",
                "/files/main/docs%2F%C3%9Cberblick.md",
                "/files/HEAD/docs/Überblick.md"
            })
    void readsAFileHoweverItsPathIsEncoded(String path) {
        assertThat(read(MAIN + path).text()).contains("望遠鏡は毎晩空を見ています。").contains("🔭");
    }

    @Test
    void readsAFileOfABranchWithASlash() {
        assertThat(read(MAIN + "/files/feature%2Ftracking/src/main/java/telescope/Tracking.java")
                        .text())
                .contains("class Tracking");
        assertThat(callers.asked())
                .containsExactly("/api/v4/projects/orbit%2Ftelescope/repository/files/"
                        + "src%2Fmain%2Fjava%2Ftelescope%2FTracking.java/raw?ref=feature%2Ftracking");
    }

    @Test
    void givesBytesOfWhatIsNoText() {
        Content logo = read(MAIN + "/files/main/docs/logo.png");
        assertThat(logo.isBlob()).isTrue();
        assertThat(logo.mimeType()).isEqualTo("image/png");
        assertThat(logo.blob()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void readsTextsJsonAndBytes() {
        assertThat(read(MAIN + "/files/main/docs/%C3%9Cberblick.md").text()).contains("望遠鏡", "🔭");
        assertThat(JsonMapper.shared()
                        .readTree(read(MAIN + "/issues/3").text())
                        .path("title")
                        .asString())
                .startsWith("Größe");
        assertThat(read(MAIN + "/files/main/docs/logo.png").blob()).startsWith(0x89, 'P', 'N', 'G');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitlab://projects/101/issues/4711",
                "gitlab://projects/none/issues/1",
                "gitlab://projects/101/issues/abc",
                "gitlab://projects/101/issues/1/",
                "gitlab://projects/101/files/main/",
                "gitlab://projects/101/nothing",
                "gitlab://projects//issues/1",
                "gitlab://projects/%zz",
                "gitlab://tools/none",
                "gitlab://",
                "https://gitlab.example/user",
                ""
            })
    void saysThatThereIsNothing(String uri) {
        assertThatThrownBy(() -> read(uri))
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        e -> assertThat(e.uri()).isEqualTo(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitlab://projects/..",
                "gitlab://projects/101%2F..%2F102",
                "gitlab://projects/101/files/main/../../user",
                "gitlab://projects/101/files/main/%2e%2e%2f%2e%2e%2fuser",
                "gitlab://projects/101/files/main/a%0Ab",
                "gitlab://projects/101/wikis/..",
                "gitlab://projects/101/branches/..%5C..%5Cuser"
            })
    void neverAsksForAWayOut(String uri) {
        assertThatThrownBy(() -> read(uri)).isInstanceOf(ResourceNotFoundException.class);
        assertThat(callers.asked()).isEmpty();
    }

    @Test
    void readsWithTheRightsOfTheCaller() {
        assertThat(read("gitlab://projects/alice%2Fnotebook").text()).contains("alice/notebook");
        assertThatThrownBy(() -> read("gitlab://projects/alice%2Fnotebook", callers.bob()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void passesOnThatATokenIsNotAccepted() {
        Caller nobody = callers.caller("glpat-unknown-0123456789abc", new Identity(9, "x", "X"));
        assertThatThrownBy(() -> read("gitlab://user", nobody))
                .isInstanceOfSatisfying(
                        GitLabException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNAUTHENTICATED));
    }

    @Test
    void listsTheUserRecentProjectsAndTools() {
        List<String> uris = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Listed part = resources.list(cursor.orElse(null), callers.alice(), ample());
            part.entries().forEach(entry -> uris.add(entry.uri()));
            cursor = part.next();
        } while (cursor.isPresent());

        assertThat(uris)
                .doesNotHaveDuplicates()
                .startsWith("gitlab://user")
                .contains(MAIN, "gitlab://projects/alice%2Fnotebook")
                .doesNotContain("gitlab://projects/bob%2Flab-journal")
                .endsWith("gitlab://tools/"
                        + catalogue.tools().get(catalogue.tools().size() - 1).name());
        assertThat(uris.stream().filter(uri -> uri.startsWith("gitlab://tools/")))
                .hasSameSizeAs(catalogue.tools());
    }

    @Test
    void listsWhatCanBeRead() {
        for (Listed.Entry entry : resources.list(null, callers.alice(), ample()).entries()) {
            assertThat(read(entry.uri()).mimeType()).isEqualTo(entry.mimeType());
        }
    }

    @Test
    void listsToolsForWhoHasNoProjects() {
        callers.sample().failNext(403, Map.of(), "{\"error\":\"insufficient_scope\"}");
        Listed first = resources.list(null, callers.alice(), ample());
        assertThat(first.entries()).extracting(Listed.Entry::uri).containsExactly("gitlab://user");
        assertThat(first.next()).hasValue("tools:0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tools:", "tools:99999", "projects:0", "projects:5", "users:1", "tools:-1", "tools:1x"})
    void refusesACursorOfSomebodyElse(String cursor) {
        assertThatThrownBy(() -> resources.list(cursor, callers.alice(), ample()))
                .isInstanceOf(InvalidArguments.class);
    }

    @Test
    void saysWhatCanBeWatched() {
        assertThat(resources.templates().stream()
                        .filter(ResourceTemplate::watchable)
                        .map(ResourceTemplate::name))
                .containsExactly("issue", "merge_request", "pipeline", "job");
        assertThat(resources.watchable(MAIN + "/pipelines/7001")).isTrue();
        assertThat(resources.watchable(MAIN + "/jobs/9001/log")).isFalse();
        assertThat(resources.watchable("gitlab://nothing")).isFalse();
    }

    @Test
    void tellsWhenAPipelineChanged() throws IOException {
        try (SampleCallers own = SampleCallers.start()) {
            String uri = MAIN + "/pipelines/7001";
            SampleGitLab sample = own.sample();
            Version first = resources.version(uri, own.alice(), ample(), null);
            Version same = resources.version(uri, own.alice(), ample(), first);
            assertThat(same).isSameAs(first);
            assertThat(sample.requests().get(1).header("If-None-Match")).hasValue(first.entityTag());

            sample.pipelineBecomes(7001, "failed");
            Version changed = resources.version(uri, own.alice(), ample(), Version.parse(first.text()));
            assertThat(changed.differsFrom(first)).isTrue();
            assertThat(resources.version(uri, own.alice(), ample(), null).differsFrom(changed))
                    .isFalse();
        }
    }

    @Test
    void doesNotCallEveryDifferenceAChange() throws IOException {
        try (SampleCallers own = SampleCallers.start()) {
            String uri = MAIN + "/jobs/9001";
            Version first = resources.version(uri, own.alice(), ample(), null);
            own.sample().pipelineBecomes(7001, "running");
            assertThat(resources
                            .version(uri, own.alice(), ample(), new Version(first.digest(), ""))
                            .differsFrom(first))
                    .isFalse();
        }
    }
}
