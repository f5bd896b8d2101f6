package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever could be said to the seed server's 51 tools can be said to ours: same names, parameters and defaults. */
class KeplerCompatibilityTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Set<String> OURS = Set.of("detail", "per_page", "max_items", "cursor");
    /** GitLab wants a ref where the seed server sent none. */
    private static final Map<String, Object> NEW_DEFAULTS = Map.of("ref", "HEAD");

    record Given(String name, List<JsonNode> parameters) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Given> tools() throws IOException {
        try (InputStream json = KeplerCompatibilityTest.class.getResourceAsStream("/kepler-tools.json")) {
            return JsonMapper.shared()
                    .readTree(json)
                    .valueStream()
                    .map(tool -> new Given(
                            tool.get("name").stringValue(),
                            tool.get("params").valueStream().toList()))
                    .toList();
        }
    }

    @Test
    void showsEveryClientTheWholeListAndNothingElse() throws IOException {
        assertThat(tools()).hasSize(51);
        assertThat(CATALOGUE.tools())
                .extracting(Tool::name)
                .containsExactlyInAnyOrderElementsOf(
                        tools().stream().map(Given::name).toList());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void hasTheSameParameters(Given given) {
        Tool tool = tool(given);
        assertThat(tool.parameters().stream().map(Parameter::name).filter(name -> !OURS.contains(name)))
                .containsExactlyInAnyOrderElementsOf(given.parameters().stream()
                        .map(KeplerCompatibilityTest::name)
                        .filter(name -> !OURS.contains(name))
                        .toList());
        for (JsonNode theirs : given.parameters()) {
            Parameter ours = tool.parameter(name(theirs)).orElseThrow();
            assertThat(ours.required())
                    .as(name(theirs))
                    .isEqualTo(theirs.get("required").booleanValue());
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void hasTheSameDefaults(Given given) {
        for (JsonNode theirs : given.parameters()) {
            Object standard = tool(given).parameter(name(theirs)).orElseThrow().standard();
            JsonNode expected = theirs.get("default");
            if (!expected.isNull()) {
                assertThat(standard).as(name(theirs)).hasToString(expected.asString());
            } else if (standard != null) {
                assertThat(NEW_DEFAULTS).as(name(theirs)).containsEntry(name(theirs), standard);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void takesEveryArgumentInEveryFormItHadThere(Given given) {
        Tool tool = tool(given);
        Map<String, Object> typed = new LinkedHashMap<>();
        Map<String, Object> textual = new LinkedHashMap<>();
        for (JsonNode theirs : given.parameters()) {
            Parameter ours = tool.parameter(name(theirs)).orElseThrow();
            String type = theirs.get("type").stringValue();
            typed.put(ours.name(), typed(type, ours));
            textual.put(ours.name(), textual(type, ours));
        }
        assertThat(Arguments.bind(tool, typed)).isNotNull();
        assertThat(Arguments.bind(tool, textual)).isNotNull();
    }

    private static Object typed(String type, Parameter ours) {
        return switch (type) {
            case "int" -> 7;
            case "bool" -> true;
            case "list[int]" -> List.of(1, 2);
            case "str" -> Examples.text(ours);
            default -> throw new IllegalStateException("unknown type " + type);
        };
    }

    /** As models write it that quote everything, and give numbers where an id may be one. */
    private static Object textual(String type, Parameter ours) {
        return switch (type) {
            case "int" -> "7";
            case "bool" -> "false";
            case "list[int]" -> List.of("1", "2");
            default -> ours.type() == Type.STRING && ours.allowed().isEmpty() ? (Object) 7 : Examples.text(ours);
        };
    }

    private static Tool tool(Given given) {
        return CATALOGUE.find(given.name()).orElseThrow();
    }

    private static String name(JsonNode parameter) {
        return parameter.get("name").stringValue();
    }
}
