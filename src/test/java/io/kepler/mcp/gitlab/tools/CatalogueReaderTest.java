package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {

    private static final String GET_ISSUE = """
            get_issue:
              description: Get one issue.
              request: GET /projects/{project_id}/issues/{issue_iid}
              required: [project_id, issue_iid]
            """;

    @Test
    void readsAWholeTool() {
        Tool tool = CatalogueText.tool("""
                list_issues:
                  title: Issues
                  description: List the issues of a project.
                  request: GET /projects/{project_id}/issues
                  required: [project_id]
                  optional:
                    state: { enum: [opened, closed, all], description: State to keep }
                    labels: { type: comma_separated, as: label_names }
                    sort: shared
                  fixed: { scope: all, limit: 5, deep: true }
                  paged: true
                  fields: issue_item
                  answers: { status: none, project: "{project_id}" }
                  aliases: [issues_list]
                """);

        assertThat(tool.name()).isEqualTo("list_issues");
        assertThat(tool.title()).isEqualTo("Issues");
        assertThat(tool.toolset()).isEqualTo("issues");
        assertThat(tool.request()).hasToString("GET /projects/{project_id}/issues");
        assertThat(tool.parameters())
                .extracting(Parameter::name)
                .containsExactly("project_id", "state", "labels", "sort", "per_page", "max_items", "cursor", "detail");
        assertThat(tool.parameters())
                .extracting(Parameter::place)
                .containsExactly(
                        Place.PATH,
                        Place.QUERY,
                        Place.QUERY,
                        Place.QUERY,
                        Place.LOCAL,
                        Place.LOCAL,
                        Place.LOCAL,
                        Place.LOCAL);
        assertThat(tool.parameter("labels")).map(Parameter::sentAs).contains("label_names");
        assertThat(tool.effect()).isEqualTo(Effect.READ);
        assertThat(tool.scope()).isEqualTo(Scope.READ_API);
        assertThat(tool.paging()).isEqualTo(Paging.OFFSET);
        assertThat(tool.fields().paths()).containsExactly("iid", "title", "author.username");
        assertThat(tool.fixed()).isEqualTo(Map.of("scope", "all", "limit", 5L, "deep", true));
        assertThat(tool.answers()).containsEntry("project", "{project_id}");
        assertThat(tool.aliases()).containsExactly("issues_list");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, READ, READ_API",
        "POST, WRITE, API",
        "PATCH, WRITE, API",
        "PUT, IDEMPOTENT, API",
        "DELETE, DESTRUCTIVE, API"
    })
    void derivesEffectAndScopeFromTheMethod(String method, Effect effect, Scope scope) {
        Tool tool = CatalogueText.tool(GET_ISSUE.replace("GET", method));

        assertThat(tool.effect()).isEqualTo(effect);
        assertThat(tool.scope()).isEqualTo(scope);
    }

    @Test
    void letsAToolOverrideEffectAndScope() {
        Tool tool = CatalogueText.tool(GET_ISSUE.replace("GET", "POST") + "  effect: read\n  scope: api\n");

        assertThat(tool.effect()).isEqualTo(Effect.READ);
        assertThat(tool.scope()).isEqualTo(Scope.API);
    }

    @Test
    void takesAHandlerWithFurtherCalls() {
        Tool tool = CatalogueText.tool(GET_ISSUE + "  handler: get_issue\n  calls: [GET /user]\n");

        assertThat(tool.handler()).isEqualTo("get_issue");
        assertThat(tool.calls()).extracting(RequestTemplate::toString).containsExactly("GET /user");
    }

    @Test
    void keepsTheOrderOfToolsetsAndOfTheirFiles() {
        Catalogue catalogue = CatalogueText.issues(GET_ISSUE)
                .with("tools/_toolsets.yaml", "users: Who is who.\nissues: Issues.")
                .with("tools/users.yaml", """
                        who: { description: Who., request: GET /user }
                        also: { description: Also., request: GET /user }
                        """)
                .read();

        assertThat(catalogue.tools()).extracting(Tool::name).containsExactly("who", "also", "get_issue");
        assertThat(catalogue.toolsets()).extracting(Toolset::name).containsExactly("users", "issues");
    }

    @Test
    void keepsToolsetsThatAreExtraOutOfTheListEveryClientIsShown() {
        Catalogue catalogue = CatalogueText.issues(GET_ISSUE)
                .with("tools/_toolsets.yaml", "users: { description: Who is who., extra: true }\nissues: Issues.")
                .with("tools/users.yaml", "who: { description: Who., request: GET /user }")
                .read();

        assertThat(catalogue.tools()).extracting(Tool::name).containsExactly("get_issue");
        assertThat(catalogue.all()).extracting(Tool::name).containsExactly("who", "get_issue");
        assertThat(catalogue.find("who")).isPresent();
        assertThat(catalogue.toolsets()).extracting(Toolset::extra).containsExactly(true, false);
    }

    @Test
    void takesWordsThatOtherReadersWouldTakeForBooleansAsText() {
        Tool tool = CatalogueText.tool(GET_ISSUE + "  optional: { wip: { enum: [yes, no, on] } }\n");

        assertThat(tool.parameter("wip")).map(Parameter::allowed).contains(List.of("yes", "no", "on"));
    }

    @Test
    void findsAToolByItsAlias() {
        Catalogue catalogue =
                CatalogueText.issues(GET_ISSUE + "  aliases: [show_issue]\n").read();

        assertThat(catalogue.find("show_issue")).contains(catalogue.tools().get(0));
        assertThat(catalogue.find("nothing")).isEmpty();
        assertThat(catalogue.suggest("get_isue")).containsExactly("get_issue");
        assertThat(catalogue.tools().get(0).aliases()).isEqualTo(Set.of("show_issue"));
    }

    /** What is added to a tool that is right, and what is said about it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "descripton: x                          | get_issue: unknown key descripton, did you mean description?",
                "optional: {a: {typ: integer}}          | get_issue.optional.a: unknown key typ, did you mean type?",
                "optional: {a: {description: One, or None}} | get_issue.optional.a: unknown key or None.",
                "optional: {a: {type: txt}}             | get_issue.optional.a.type: unknown type \"txt\", use one of string",
                "optional: {a: {enum: [x, 1.10]}}       | get_issue.optional.a.enum[1]: must be text (quote it",
                "optional: {a: {enum: [true, false]}}   | get_issue.optional.a.enum[0]: must be text (quote it",
                "optional: {a: {enum: [x, x]}}          | get_issue.optional.a.enum[1]: is there twice: x",
                "optional: {a: {enum: []}}              | get_issue.optional.a.enum: must be a list of texts",
                "optional: {a: {type: integer, enum: [x]}} | get_issue.optional.a.enum: only a string has one, not integer",
                "optional: {a: {description: 12}}       | get_issue.optional.a.description: must be text (quote it",
                "optional: {a: {description: \"\"}}     | get_issue.optional.a.description: must be text (quote it",
                "optional: {a: {enum: [x], default: y}} | get_issue.optional.a.default: must be one of x",
                "optional: {a: {type: integer, default: x}} | get_issue.optional.a.default: must be a whole number",
                "optional: {a: {send_default: true}}    | get_issue.optional.a: send_default without default",
                "optional: {a: {send_default: 1, default: x}} | get_issue.optional.a.send_default: must be true or false",
                "optional: {a: {maximum: 3, type: integer}} | get_issue.optional.a: missing minimum",
                "optional: {a: {minimum: 3}}            | get_issue.optional.a: minimum and maximum are for integers",
                "optional: {a: {minimum: x}}            | get_issue.optional.a.minimum: must be a whole number",
                "optional: {a: {clearable: true}}       | get_issue.optional.a: clearable is for dates",
                "optional: {a: {in: header}}            | get_issue.optional.a.in: must be query, body or local",
                "optional: {a: {needs: b}}              | get_issue: a needs b, which is no parameter",
                "optional: {a: {as: b}, b: {}}          | get_issue: two parameters are sent as b",
                "optional: {A: {}}                      | get_issue.optional.A: a name is small letters, digits and underscores",
                "optional: {a: }                        | get_issue.optional.a: must be a mapping of keys to values",
                "optional: {srt: shared}                | get_issue.optional.srt: no shared parameter srt, did you mean sort?",
                "optional: [srt]                        | get_issue.optional: no shared parameter srt, did you mean sort?",
                "optional: [project_id]                 | get_issue: two parameters are called project_id",
                "optional: {detail: {}}                 | get_issue: two parameters are called detail",
                "fields: isue_item                      | get_issue.fields: no shared fields isue_item, did you mean issue_item?",
                "fields: [a..b]                         | get_issue.fields: not the path of a field: a..b",
                "fields: [a, a]                         | get_issue.fields[1]: is there twice: a",
                "paged: yes                             | get_issue.paged: must be true or keyset",
                "paged: false                           | get_issue.paged: must be true or keyset",
                "effect: reads                          | get_issue.effect: unknown effect \"reads\", use one of read, write",
                "scope: sudo                            | get_issue.scope: unknown scope \"sudo\", use one of read_api, api",
                "fixed: {project_id: 1}                 | get_issue.fixed.project_id: a parameter is sent under this name",
                "fixed: {a: [1]}                        | get_issue.fixed.a: must be text (quote it",
                "answers: {a: \"{b}\"}                  | get_issue.answers.a: {b} is no parameter",
                "answers: {a: true}                     | get_issue.answers.a: must be text (quote it",
                "calls: [GET /user]                     | get_issue.calls: only a handler makes further calls",
                "aliases: [1]                           | get_issue.aliases[0]: must be text (quote it",
                "aliases: [get_issue]                   | get_issue: the name get_issue is taken by issues.get_issue",
            })
    void refusesAMistakeNamingFileToolAndKey(String mistake, String message) {
        assertThatThrownBy(() ->
                        CatalogueText.issues(GET_ISSUE + "  " + mistake + "\n").read())
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith("tools/issues.yaml: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {request: GET /user}                          | a: missing description",
                "a: {description: A.}                             | a: a tool has a request, a handler, or both",
                "a: {description: A., handler: a}                 | a: missing effect: without a request it cannot be derived",
                "a: {description: A., request: GET user}          | a.request: write a method and a path",
                "a: {description: A., request: FETCH /user}       | a.request: unknown method FETCH",
                "a: {description: A., request: \"GET /user/{Id}\"} | a.request: a hole is a parameter's name between braces",
                "a: {description: A., request: \"GET /x/{id}\"}   | a: the path has {id}, but there is no required parameter",
                "a: {description: A., request: \"GET /x/{id}\", optional: {id: {}}} | a: the path has {id}, but there is no required",
                "a: {description: A., request: \"GET /x/{id}\", required: {id: {in: query}}} | a.required.id.in: the parameter already",
                "a: {description: A., request: POST /x, paged: true} | a.paged: only a tool that reads has pages",
                "a: {description: A., request: GET /x, required: {b: {default: c}}} | a.required.b.default: a required parameter has no",
                "a: []                                            | a: must be a mapping of keys to values",
                "- a                                              | must be a mapping of keys to values",
            })
    void refusesAToolThatIsNotOne(String yaml, String message) {
        assertThatThrownBy(() -> CatalogueText.issues(yaml).read())
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith("tools/issues.yaml: " + message);
    }

    @Test
    void refusesAToolWrittenTwice() {
        assertThatThrownBy(() -> CatalogueText.issues(GET_ISSUE + GET_ISSUE).read())
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith("tools/issues.yaml: near line 5: Duplicate Object property \"get_issue\"");
    }

    @Test
    void refusesANameTakenInAnotherFile() {
        CatalogueText text = CatalogueText.issues(GET_ISSUE)
                .with("tools/_toolsets.yaml", "issues: Issues.\nusers: Users.")
                .with("tools/users.yaml", "who: { description: Who., request: GET /user, aliases: [get_issue] }");

        assertThatThrownBy(text::read)
                .isInstanceOf(CatalogueException.class)
                .hasMessage("tools/users.yaml: who: the name get_issue is taken by issues.get_issue");
    }

    @Test
    void refusesYamlThatCannotBeRead() {
        assertThatThrownBy(() -> CatalogueText.issues("a: {b: [").read())
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith("tools/issues.yaml: near line 1: ");
    }

    @Test
    void refusesAToolsetWithoutItsFile() {
        assertThatThrownBy(() -> CatalogueText.issues(GET_ISSUE)
                        .with("tools/_toolsets.yaml", "users: Users.")
                        .read())
                .isInstanceOf(CatalogueException.class)
                .hasMessage("tools/users.yaml: missing file");
    }

    @Test
    void refusesASharedDefinitionThatIsWrongEvenWhenNoToolUsesIt() {
        assertThatThrownBy(() -> CatalogueText.issues(GET_ISSUE)
                        .with("tools/_shared.yaml", "parameters: { a: { type: txt } }\nfields: {}")
                        .read())
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith("tools/_shared.yaml: parameters.a.type: unknown type \"txt\"");
    }
}
