package io.kepler.mcp.gitlab.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.tools.CatalogueException;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsReaderTest {

    private static final String LABELS = """
            labels:
              aliases: [label]
              commas: true
              lists:
                - request: GET /projects/{project_id}/labels
                  query: { archived: false }
                  search: search
                  value: name
            """;

    private static Map<String, Argument> read(String text) {
        return new ArgumentsReader().read(Yaml.file("x.yaml", path -> Optional.of(text)));
    }

    @Test
    void readsAnArgumentUnderAllItsNames() {
        Map<String, Argument> arguments = read(LABELS);
        assertThat(arguments).containsOnlyKeys("labels", "label");
        Source source = Objects.requireNonNull(arguments.get("label")).sources().get(0);
        assertThat(source.request()).hasToString("GET /projects/{project_id}/labels");
        assertThat(source.query()).containsExactly(Map.entry("archived", "false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commas: true | comma: true | x.yaml: labels: unknown key comma, did you mean commas?",
                "commas: true | commas: 'yes' | x.yaml: labels.commas: must be true or false",
                "[label] | [labels] | x.yaml: labels: the name labels is taken by labels",
                "value: name | values: name | x.yaml: labels.lists[0]: unknown key values",
                "request: GET / | request: LIST / | x.yaml: labels.lists[0].request: unknown method LIST",
                "lists: | list: | x.yaml: labels: unknown key list, did you mean lists?"
            })
    void saysWhereAMistakeIs(String right, String wrong, String message) {
        String text = LABELS.replace(right, wrong);
        assertThat(text).isNotEqualTo(LABELS);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith(message);
    }
}
