package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static final Tool TOOL = CatalogueText.tool("""
            list_things:
              description: List things.
              request: GET /projects/{project_id}/things
              required: [project_id]
              optional:
                iid: { type: integer }
                line: { type: integer, minimum: 1, maximum: 9, needs: iid }
                deep: { type: boolean }
                day: { type: date }
                due: { type: date, clearable: true }
                since: { type: time }
                names: { type: strings }
                ids: { type: integers }
                labels: { type: comma_separated }
                scope: { enum: [created_by_me, all] }
                ref: { default: HEAD }
              paged: true
            """);

    @Test
    void takesValuesOfTheirType() {
        Arguments arguments = bind(Map.of("project_id", "group/app", "iid", 7, "deep", true, "ids", List.of(1, 2)));

        assertThat(arguments.text("project_id")).isEqualTo("group/app");
        assertThat(arguments.number("iid")).isEqualTo(7);
        assertThat(arguments.flag("deep")).isTrue();
        assertThat(arguments.numbers("ids")).containsExactly(1L, 2L);
    }

    @Test
    void takesNumbersForTextAndTextForNumbersAndFlags() {
        Arguments arguments = bind(Map.of("project_id", 42, "iid", " 7 ", "deep", "True", "ids", "1, 2"));

        assertThat(arguments.text("project_id")).isEqualTo("42");
        assertThat(arguments.number("iid")).isEqualTo(7);
        assertThat(arguments.flag("deep")).isTrue();
        assertThat(arguments.numbers("ids")).containsExactly(1L, 2L);
    }

    @Test
    void takesAWholeNumberHoweverItIsWritten() {
        assertThat(bind(Map.of("project_id", 42.0, "iid", new BigDecimal("7.00")))
                        .text("project_id"))
                .isEqualTo("42");
        assertThat(bind(Map.of("project_id", 1.5)).text("project_id")).isEqualTo("1.5");
    }

    @Test
    void takesLabelsAsTextOrAsList() {
        assertThat(bind(Map.of("project_id", 1, "labels", "bug, needs review")).texts("labels"))
                .containsExactly("bug", "needs review");
        Arguments list = bind(Map.of("project_id", 1, "labels", List.of("bug", "ui")));
        assertThat(list.texts("labels")).containsExactly("bug", "ui");
        assertThat(list.text("labels")).isEqualTo("bug,ui");
    }

    @Test
    void countsNullAsLeftOut() {
        Map<String, Object> given = new HashMap<>();
        given.put("project_id", 1);
        given.put("iid", null);
        given.put("ref", null);

        Arguments arguments = bind(given);

        assertThat(arguments.findNumber("iid")).isEmpty();
        assertThat(arguments.has("iid")).isFalse();
        assertThat(arguments.text("ref")).isEqualTo("HEAD");
    }

    @Test
    void fillsInTheStandardValues() {
        Arguments arguments = bind(Map.of("project_id", 1));

        assertThat(arguments.number("per_page")).isEqualTo(20);
        assertThat(arguments.number("max_items")).isEqualTo(100);
        assertThat(arguments.text("detail")).isEqualTo("concise");
    }

    @Test
    void takesTheLargestPageForAnythingLarger() {
        assertThat(bind(Map.of("project_id", 1, "per_page", 500)).number("per_page"))
                .isEqualTo(100);
        assertThat(problems(Map.of("project_id", 1, "per_page", 0)))
                .containsExactly("per_page must be a whole number from 1 to 100.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_by_me", "created-by-me", "Created_By_Me", " created-by-me "})
    void takesAnAllowedValueHoweverItIsSpelled(String scope) {
        assertThat(bind(Map.of("project_id", 1, "scope", scope)).text("scope")).isEqualTo("created_by_me");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31",
                "2026-01-31T12:00",
                "2026-01-31T12:00:00",
                "2026-01-31T12:00:00.123Z",
                "2026-01-31T12:00:00+02:00",
                "2026-01-31 12:00:00"
            })
    void takesTimesWithAndWithoutTheirSmallParts(String time) {
        assertThat(bind(Map.of("project_id", 1, "since", time)).text("since")).isEqualTo(time.replace(' ', 'T'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "2026-01-31T25:00:00Z", "12:00", ""})
    void refusesWhatIsNoTime(String time) {
        assertThat(problems(Map.of("project_id", 1, "since", time)))
                .containsExactly("since must be an ISO 8601 time like 2026-01-31T12:00:00Z.");
    }

    @Test
    void clearsADateOnlyWhereThatMeansSomething() {
        assertThat(bind(Map.of("project_id", 1, "due", "")).text("due")).isEmpty();
        assertThat(problems(Map.of("project_id", 1, "day", ""))).containsExactly("day must be a date like 2026-01-31.");
    }

    @Test
    void reportsEverythingThatIsWrongAtOnce() {
        assertThat(problems(Map.of(
                        "iid", "seven",
                        "deep", "perhaps",
                        "day", "31.1.2026",
                        "ids", List.of(1, "x"),
                        "names", List.of(true),
                        "scope", "mine",
                        "labls", "bug",
                        "line", 10)))
                .containsExactlyInAnyOrder(
                        "There is no parameter \"labls\", did you mean labels?",
                        "project_id is required: a text.",
                        "iid must be a whole number.",
                        "line must be a whole number from 1 to 9.",
                        "deep must be true or false.",
                        "day must be a date like 2026-01-31.",
                        "names must be a list of texts.",
                        "ids must be a list of whole numbers.",
                        "scope must be one of created_by_me, all.");
    }

    @Test
    void namesTheKnownParametersWhenNoneIsNear() {
        assertThat(problems(Map.of("project_id", 1, "zzz", 1)).get(0))
                .startsWith("There is no parameter \"zzz\", only project_id, iid, ");
    }

    @Test
    void showsAMadeUpNameShortAndPrintable() {
        String problem =
                problems(Map.of("project_id", 1, "a\nb" + "c".repeat(500), 1)).get(0);

        assertThat(problem).startsWith("There is no parameter \"a?bccc").doesNotContain("\n", "c".repeat(61));
    }

    @Test
    void demandsParametersThatBelongTogether() {
        assertThat(problems(Map.of("project_id", 1, "line", 3))).containsExactly("line needs iid too.");
        assertThat(bind(Map.of("project_id", 1, "line", 3, "iid", 4)).number("line"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../x", "a/../b", "a/..", "./a", "..\\a", "a\u0000b", "a\nb"})
    void refusesAPathValueThatCouldLeadElsewhere(String id) {
        assertThat(problems(Map.of("project_id", id)))
                .singleElement()
                .asString()
                .startsWith("project_id must not ");
    }

    @Test
    void refusesStructuresWhereAScalarIsMeant() {
        assertThat(problems(Map.of("project_id", Map.of("id", 1)))).containsExactly("project_id must be a text.");
        assertThat(problems(Map.of("project_id", List.of("a")))).containsExactly("project_id must be a text.");
        assertThat(problems(Map.of("project_id", true))).containsExactly("project_id must be a text.");
        assertThat(problems(Map.of("project_id", 1, "iid", true))).containsExactly("iid must be a whole number.");
        assertThat(problems(Map.of("project_id", 1, "iid", 1.5))).containsExactly("iid must be a whole number.");
        assertThat(problems(Map.of("project_id", 1, "iid", "9".repeat(30))))
                .containsExactly("iid must be a whole number.");
        assertThat(problems(Map.of("project_id", 1, "names", Arrays.asList("a", null))))
                .containsExactly("names must be a list of texts.");
    }

    @Test
    void saysWhichValueIsMissingWhenCodeAsksForIt() {
        assertThatThrownBy(() -> bind(Map.of("project_id", 1)).number("iid"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("list_things has no value for iid");
    }

    private static Arguments bind(Map<String, Object> given) {
        return Arguments.bind(TOOL, given);
    }

    private static List<String> problems(Map<String, Object> given) {
        return catchThrowableOfType(InvalidArguments.class, () -> bind(given)).problems();
    }
}
