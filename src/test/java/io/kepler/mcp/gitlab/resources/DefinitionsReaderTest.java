package io.kepler.mcp.gitlab.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.CatalogueException;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsReaderTest {

    private static final String ISSUE = """
            issue:
              uri: gitlab://projects/{project_id}/issues/{issue_iid}
              title: Issue
              description: One issue.
              request: GET /projects/{project_id}/issues/{issue_iid}
              fields: issue
              watch: [state]
            """;

    private static Resources read(String text) {
        return new Resources(Catalogue.load(), Yaml.file("x.yaml", path -> Optional.of(text)));
    }

    @Test
    void readsAKindOfResource() {
        assertThat(read(ISSUE).templates())
                .containsExactly(new ResourceTemplate(
                        "issue",
                        "gitlab://projects/{project_id}/issues/{issue_iid}",
                        "Issue",
                        "One issue.",
                        "application/json",
                        List.of("project_id", "issue_iid"),
                        true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: Issue | titel: Issue | x.yaml: issue: unknown key titel, did you mean title?",
                "title: Issue | title: 7 | x.yaml: issue.title: must be text",
                "fields: issue | fields: isue | x.yaml: issue.fields: no shared fields isue",
                "fields: issue | form: lists | x.yaml: issue.form: unknown form \"lists\", did you mean list?",
                "fields: issue | form: list | x.yaml: issue.watch: only an object can be watched",
                "GET /projects | POST /projects | x.yaml: issue.request: reading a resource is a GET",
                "GET /projects | projects | x.yaml: issue.request: write a method and a path",
                "uri: gitlab://projects/{project_id}/issues/{issue_iid} | uri: gitlab://projects/{project_id}/issues/{iid} | x.yaml: issue.request: needs {issue_iid}",
                "gitlab://projects | gitlab://{group_id} | x.yaml: issue.uri: has {group_id}",
                "gitlab:// | http:// | x.yaml: issue.uri: an address starts with gitlab://",
            })
    void saysWhereAMistakeIs(String right, String wrong, String message) {
        String text = ISSUE.replace(right, wrong);
        assertThat(text).isNotEqualTo(ISSUE);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesTheSameAddressTwice() {
        assertThatThrownBy(() -> read(ISSUE + ISSUE.replace("issue:\n", "again:\n")))
                .isInstanceOf(CatalogueException.class)
                .hasMessage("x.yaml: again: the address gitlab://projects/{project_id}/issues/{issue_iid} is taken");
    }
}
