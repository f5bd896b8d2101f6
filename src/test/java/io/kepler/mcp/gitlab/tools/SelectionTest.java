package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

class SelectionTest {

    private static final String ISSUE = """
            {"id":7,"title":"Grüße","labels":["a","b"],"author":{"id":1,"username":"alice","address":{"city":"X"}},
             "assignees":[{"id":1,"username":"alice"},{"id":2,"username":"bob"}],"milestone":null,"deep":[[{"a":1,"b":2}]]}
            """;

    @Test
    void keepsTheNamedFieldsInTheOrderGitLabSentThem() {
        assertThat(select(ISSUE, "title", "id")).isEqualTo("{\"id\":7,\"title\":\"Grüße\"}");
    }

    @Test
    void keepsFieldsWithinObjects() {
        assertThat(select(ISSUE, "author.username", "author.address.city"))
                .isEqualTo("{\"author\":{\"username\":\"alice\",\"address\":{\"city\":\"X\"}}}");
    }

    @Test
    void looksThroughArraysAndArraysOfArrays() {
        assertThat(select(ISSUE, "assignees.username", "deep.b"))
                .isEqualTo("{\"assignees\":[{\"username\":\"alice\"},{\"username\":\"bob\"}],\"deep\":[[{\"b\":2}]]}");
    }

    @Test
    void keepsAWholeObjectWhenItIsNamedItself() {
        assertThat(select(ISSUE, "labels", "author")).contains("\"labels\":[\"a\",\"b\"]", "\"city\":\"X\"");
    }

    @Test
    void keepsNullAndScalarsWhereAnObjectWasExpected() {
        assertThat(select(ISSUE, "milestone.title", "id.x", "labels.x"))
                .isEqualTo("{\"id\":7,\"labels\":[\"a\",\"b\"],\"milestone\":null}");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertThat(select(ISSUE, "absent", "author.absent")).isEqualTo("{\"author\":{}}");
        assertThat(select("{}", "id")).isEqualTo("{}");
        assertThat(select("[]", "id")).isEqualTo("[]");
        assertThat(select("[{},{\"id\":1}]", "id")).isEqualTo("[{},{\"id\":1}]");
    }

    @Test
    void takesNoFieldsForAllOfThem() {
        assertThat(select(ISSUE)).isEqualTo(ISSUE.replaceAll("\\n *", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-0.5", "true", "null", "\"text\"", "{\"a\":[]}", "[1,[2,{\"b\":{}}]]"})
    void copiesEveryKindOfValue(String json) {
        assertThat(select(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567890", "9007199254740993", "1.1", "-12.75", "0.30000000000000004"})
    void keepsNumbersAsTheyAre(String number) {
        assertThat(select("{\"n\":" + number + "}", "n")).isEqualTo("{\"n\":" + number + "}");
    }

    @Test
    void copiesMembersOfAnObjectThatIsOpen() {
        assertThat(members(Selection.of(List.of("id", "author.id")))).isEqualTo("{\"id\":7,\"author\":{\"id\":1}}");
        assertThat(members(Selection.ALL)).isEqualTo(ISSUE.replaceAll("\\n *", ""));
    }

    private static String select(String json, String... paths) {
        return Json.answer(out -> {
                    try (JsonParser in = JsonMapper.shared().createParser(json)) {
                        in.nextToken();
                        Selection.of(List.of(paths)).copy(in, out);
                        assertThat(in.nextToken()).as("all was read").isNull();
                    }
                })
                .toString();
    }

    private static String members(Selection selection) {
        return Json.answer(out -> {
                    try (JsonParser in = JsonMapper.shared().createParser(ISSUE)) {
                        in.nextToken();
                        out.writeStartObject();
                        selection.copyMembers(in, out);
                        out.writeEndObject();
                    }
                })
                .toString();
    }
}
