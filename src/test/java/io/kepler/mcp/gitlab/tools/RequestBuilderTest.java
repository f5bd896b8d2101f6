package io.kepler.mcp.gitlab.tools;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestBuilderTest {

    @Test
    void putsParametersIntoPathAndQueryInTheirOrder() {
        Request request = request(
                """
                list:
                  description: List.
                  request: GET /projects/{project_id}/things
                  required: [project_id]
                  optional:
                    query: { as: search }
                    labels: { type: comma_separated }
                    iids: { type: integers }
                    names: { type: strings }
                    deep: { type: boolean }
                  fixed: { scope: all }
                  paged: true
                """,
                Map.of(
                        "deep",
                        true,
                        "names",
                        List.of("x", "y z"),
                        "iids",
                        List.of(3, 4),
                        "labels",
                        List.of("bug", "ui"),
                        "query",
                        "naïve & co",
                        "project_id",
                        "größe/a.b",
                        "per_page",
                        50,
                        "detail",
                        "full"));

        assertThat(request.method()).isEqualTo(Request.Method.GET);
        assertThat(request.path()).isEqualTo("/projects/gr%C3%B6%C3%9Fe%2Fa.b/things");
        assertThat(request.query())
                .containsExactly(
                        entry("search", "naïve & co"),
                        entry("labels", "bug,ui"),
                        entry("iids[]", "3"),
                        entry("iids[]", "4"),
                        entry("names[]", "x"),
                        entry("names[]", "y z"),
                        entry("deep", "true"),
                        entry("scope", "all"));
        assertThat(request.json()).isNull();
    }

    @Test
    void putsParametersIntoTheBodyWithTheirTypes() {
        Request request = request(
                """
                update:
                  description: Update.
                  request: PUT /projects/{project_id}/things/{issue_iid}
                  required: [project_id, issue_iid]
                  optional:
                    labels: { type: comma_separated }
                    ids: { type: integers }
                    flag: { type: boolean }
                    number: { type: integer }
                    loud: { type: boolean, in: query }
                  fixed: { state_event: close }
                """,
                Map.of(
                        "project_id", 1,
                        "issue_iid", "2",
                        "labels", "a,b",
                        "ids", List.of("5"),
                        "flag", "false",
                        "number", "6",
                        "loud", true));

        assertThat(request.path()).isEqualTo("/projects/1/things/2");
        assertThat(request.json())
                .isEqualTo(Map.of(
                        "labels",
                        List.of("a", "b"),
                        "ids",
                        List.of(5L),
                        "flag",
                        false,
                        "number",
                        6L,
                        "state_event",
                        "close"));
        assertThat(request.query()).containsExactly(entry("loud", "true"));
    }

    @Test
    void sendsAStandardValueOnlyWhenGitLabHasAnother() {
        String yaml = """
                list:
                  description: List.
                  request: GET /things
                  optional:
                    sort: shared
                    order: { default: asc, send_default: true }
                """;

        assertThat(request(yaml, Map.of()).query()).containsExactly(entry("order", "asc"));
        assertThat(request(yaml, Map.of("sort", "desc")).query()).containsExactly(entry("order", "asc"));
        assertThat(request(yaml, Map.of("sort", "asc", "order", "desc")).query())
                .containsExactly(entry("sort", "asc"), entry("order", "desc"));
    }

    @Test
    void sendsNoBodyWhenThereIsNothingToSayInOne() {
        assertThat(request("go: { description: Go., request: POST /go }", Map.of())
                        .json())
                .isNull();
        assertThat(request("go: { description: Go., request: POST /go, optional: { a: {} } }", Map.of())
                        .json())
                .isEmpty();
    }

    @Test
    void keepsLocalParametersToItself() {
        Request request = request(
                "go: { description: Go., request: POST /go, handler: go, optional: { draft: { in: local }, b: {} } }",
                Map.of("draft", "yes", "b", "c"));

        assertThat(request.json()).isEqualTo(Map.of("b", "c"));
    }

    @Test
    void fillsTheAnswerForAnEmptyBody() {
        Tool tool = CatalogueText.tool("""
                delete:
                  description: Delete.
                  request: DELETE /projects/{project_id}
                  required: [project_id]
                  answers: { status: deleted, project: "{project_id}" }
                """);

        assertThat(Arguments.bind(tool, Map.of("project_id", 7)).answer())
                .containsExactly(entry("status", "deleted"), entry("project", "7"));
    }

    @Test
    void hasNoRequestForAToolThatMakesNone() {
        Tool tool = CatalogueText.tool("ping: { description: Ping., handler: ping, effect: read }");

        assertThatThrownBy(() -> Arguments.bind(tool, Map.of()).request())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ping has no request");
    }

    private static Request request(String yaml, Map<String, Object> given) {
        return Arguments.bind(CatalogueText.tool(yaml), given).request();
    }
}
