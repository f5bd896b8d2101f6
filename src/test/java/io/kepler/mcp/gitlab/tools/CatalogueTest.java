package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every tool of the real catalogue. */
class CatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Path FILES = Path.of("src", "main", "resources", "tools");
    private static final Path SNAPSHOTS = Path.of("src", "test", "resources", "tools");
    /** ASCII without the semicolon. */
    private static final String PLAIN = "[ -:<-~]+";

    private static final PrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    static List<Tool> tools() {
        return CATALOGUE.all();
    }

    @Test
    void namesEveryToolOnce() {
        assertThat(tools()).extracting(Tool::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(51);
    }

    @Test
    void readsEveryFileThereIs() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("_shared", "_toolsets"),
                                    CATALOGUE.toolsets().stream().map(Toolset::name))
                            .toList());
        }
    }

    @Test
    void hasNoEmptyToolset() {
        Set<String> used = tools().stream().map(Tool::toolset).collect(Collectors.toSet());
        assertThat(CATALOGUE.toolsets()).extracting(Toolset::name).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void loadsInTheSameOrderEveryTime() {
        assertThat(Catalogue.load().all()).usingRecursiveComparison().isEqualTo(tools());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void describesItPlainlyAndShortly(Tool tool) {
        assertThat(tool.description()).matches(PLAIN).endsWith(".");
        assertThat(tool.description().length()).isBetween(10, 200);
        assertThat(tool.parameters())
                .extracting(Parameter::description)
                .filteredOn(text -> text != null)
                .allSatisfy(text -> assertThat(text).matches(PLAIN).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void givesItASchemaThatEveryModelProviderTakes(Tool tool) {
        Map<String, Object> schema = Schema.of(tool);
        assertThat(schema).containsEntry("type", "object").doesNotContainKeys("anyOf", "oneOf", "allOf", "not");
        assertThat(JsonMapper.shared().writeValueAsString(schema))
                .doesNotContain("\"type\":[", "\"format\"", "\"$ref\"");
    }

    @ParameterizedTest
    @MethodSource("tools")
    void bindsEveryHoleOfItsRequests(Tool tool) {
        Set<String> required = tool.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .collect(Collectors.toSet());
        assertThat(Stream.concat(Stream.ofNullable(tool.request()), tool.calls().stream())
                        .flatMap(template -> template.holes().stream()))
                .allMatch(required::contains);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void letsEveryToolThatReadsFromGitLabTellAll(Tool tool) {
        boolean reads = tool.effect().readOnly() && tool.request() != null;
        assertThat(tool.parameter("detail").isPresent()).isEqualTo(reads);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void answersSomethingWhenGitLabSendsNothing(Tool tool) {
        if (tool.effect().destructive()) {
            assertThat(tool.answers()).containsEntry("status", "deleted");
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void looksToClientsAsItsSnapshot(Tool tool) throws IOException {
        String listing = JsonMapper.shared().writer().with(PRINTER).writeValueAsString(Listing.of(tool));
        Snapshot.check(SNAPSHOTS.resolve(tool.name() + ".json"), listing + "\n");
    }

    @Test
    void hasNoSnapshotOfAToolThatIsGone() throws IOException {
        List<String> names = tools().stream().map(tool -> tool.name() + ".json").toList();
        assertThat(Snapshot.namesIn(SNAPSHOTS, names)).isSubsetOf(names);
    }

    @Test
    void fitsTheListEveryClientIsShownInto32KiloBytes() {
        assertThat(size(CATALOGUE.tools())).isLessThan(32_000);
    }

    @Test
    void addsLittleForTheExtraTools() {
        assertThat(size(CATALOGUE.all()) - size(CATALOGUE.tools())).isLessThan(2_000);
    }

    @Test
    void findsTheExtraToolsToo() {
        assertThat(CATALOGUE.tools()).extracting(Tool::name).doesNotContain("wait_for_pipeline");
        assertThat(CATALOGUE.find("wait_for_pipeline")).isPresent();
        assertThat(CATALOGUE.of("waiting")).hasSize(4);
    }

    private static int size(List<Tool> tools) {
        List<Map<String, Object>> list = tools.stream().map(Listing::of).toList();
        return JsonMapper.shared().writeValueAsString(Map.of("tools", list)).getBytes(StandardCharsets.UTF_8).length;
    }
}
