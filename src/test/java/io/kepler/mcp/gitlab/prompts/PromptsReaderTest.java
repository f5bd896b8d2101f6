package io.kepler.mcp.gitlab.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kepler.mcp.gitlab.tools.CatalogueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PromptsReaderTest {

    private static final String PART = "part: { title: Part, request: \"GET /projects/{project_id}\", fields: [id]";

    static List<Prompt> prompts() {
        return Prompts.load().all();
    }

    @Test
    void knowsWhatPeopleDoEveryDay() {
        assertThat(prompts())
                .extracting(Prompt::name)
                .doesNotHaveDuplicates()
                .contains(
                        "review_merge_request",
                        "summarise_merge_request",
                        "explain_failed_pipeline",
                        "draft_release_notes",
                        "triage_new_issues",
                        "daily_stand_up",
                        "stale_merge_requests",
                        "milestone_progress",
                        "compare_branches",
                        "onboard_to_project",
                        "my_open_work",
                        "assess_merge_request_risk");
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void describesEveryPromptAndArgument(Prompt prompt) {
        assertThat(prompt.name()).matches("[a-z][a-z_]{2,50}");
        assertThat(prompt.title()).isNotBlank().hasSizeLessThan(50);
        assertThat(prompt.description()).endsWith(".").hasSizeBetween(20, 160);
        assertThat(prompt.arguments()).extracting(Argument::name).doesNotHaveDuplicates();
        assertThat(prompt.arguments()).allSatisfy(argument -> {
            assertThat(argument.title()).isNotBlank();
            assertThat(argument.description()).isNotBlank().hasSizeLessThan(100);
        });
        // Clients ask for them in this order.
        assertThat(prompt.arguments().stream().map(Argument::required).dropWhile(required -> required))
                .doesNotContain(true);
    }

    @Test
    void readsEveryFileThereIs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "prompts"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("_shared"), prompts().stream().map(Prompt::name))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", colour: red }| data.part: unknown key colour.",
                ", as: picture }| data.part.as: unknown form, use one of json, diff, text, log",
                ", as: text }| data.part: a text has no fields",
                ", hidden: true }| data.part: a hidden part that takes nothing is of no use",
                ", take: { x: name } }| data.part.take.x: name is not among the fields",
                ", for_each: project_id }| data.part: for_each and most go together",
                ", for_each: job, most: 2 }| data.part: {job} is no argument, and no part before this one takes it",
                ", unless: job }| data.part: {job} is no argument, and no part before this one takes it",
                ", query: { a: \"{job}\" } }| data.part: {job} is no argument, and no part before this one takes it",
                ", bytes: 0 }| data.part: bytes must be from 1 to 100000",
                ", bytes: 100000, for_each: project_id, most: 2 }| data: may grow to 200000 bytes, the most are 100000",
                ", bytes: 10, for_each: project_id, most: 13 }| data: makes 13 requests, the most are 12",
                ", main: maybe }| data.part.main: must be true or false"
            })
    void namesTheFileAndThePlaceOfAMistake(String end, String message) {
        refuses(PART + end.strip(), message);
    }

    @Test
    void refusesToWriteToGitLab() {
        refuses(
                "part: { title: Part, request: \"POST /projects/{project_id}\", fields: [id] }",
                "data.part.request: a prompt only reads");
    }

    @Test
    void refusesAPathThatIsNone() {
        refuses(
                "part: { title: Part, request: projects, fields: [id] }",
                "data.part.request: write a method and a path, for instance GET /projects/{project_id}");
    }

    @Test
    void refusesAPartWithoutFields() {
        refuses("part: { title: Part, request: GET /user }", "data.part: missing fields");
        refuses(
                "part: { title: Part, request: GET /user, fields: items }",
                "data.part.fields: no shared fields items, did you mean item?");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> new PromptsReader(path -> Optional.empty()).recipes())
                .withMessage("prompts/_shared.yaml: missing file");
    }

    private static void refuses(String data, String message) {
        assertThatExceptionOfType(CatalogueException.class)
                .isThrownBy(() -> Asking.reader(data).recipes())
                .withMessage("prompts/look.yaml: " + message.strip());
    }
}
