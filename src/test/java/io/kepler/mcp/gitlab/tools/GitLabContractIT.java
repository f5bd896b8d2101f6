package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GitLab's own description of its API understands every request that the catalogue can make. */
class GitLabContractIT extends OpenApiContract {

    private static final List<String> APPROVALS_OF_PAID_TIERS =
            List.of("id", "iid", "title", "state", "approvals_required", "approvals_left");

    /** The mock server cannot see a required query parameter with brackets, and GitLab does not require this one. */
    private static final Map<String, String> FALSE_COMPLAINTS = Map.of("get_file_blame", "property 'range%5b");

    /** Fields GitLab answers although its document does not say so. */
    private static final Map<String, List<String>> UNDOCUMENTED = Map.of(
            // Shown to administrators.
            "get_current_user", List.of("is_admin"),
            // The document describes the short form that simple=true gives.
            "list_projects", List.of("archived", "open_issues_count"),
            "search_projects", List.of("archived", "open_issues_count"),
            // Shown on paid tiers.
            "approve_merge_request", APPROVALS_OF_PAID_TIERS,
            "unapprove_merge_request", APPROVALS_OF_PAID_TIERS,
            // Asked for by a parameter.
            "list_commits", List.of("stats"),
            "cherry_pick_commit", List.of("dry_run"));

    /** What the bodies of further calls hold, which handlers write. */
    private static final Map<String, Map<String, Object>> BODIES =
            Map.of("POST /projects/{project_id}/releases", Map.of("tag_name", "v1", "description", "Notes."));

    private static final String CHANGES = "changes.";

    record Call(String tool, String what, Request request) {
        @Override
        public String toString() {
            return tool + " with " + what;
        }
    }

    static Stream<Tool> tools() {
        return Catalogue.load().tools().stream().filter(tool -> tool.request() != null);
    }

    static Stream<Call> calls() {
        return tools().flatMap(GitLabContractIT::calls);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void understandsTheCall(Call call) throws IOException, InterruptedException {
        HttpResponse<String> response = gitLab.send(call.request());

        if (response.statusCode() == 422 && FALSE_COMPLAINTS.containsKey(call.tool())) {
            assertThat(JsonMapper.shared().readTree(response.body()).get("validation"))
                    .allSatisfy(complaint -> assertThat(complaint.get("message").stringValue())
                            .contains(FALSE_COMPLAINTS.get(call.tool())));
        } else {
            assertThat(response.statusCode())
                    .as("%s answered %s", call.request(), response.body())
                    .isBetween(200, 299);
        }
    }

    /** A name GitLab does not know would be ignored without a word. */
    @ParameterizedTest
    @MethodSource("tools")
    void knowsEveryNameThatIsSent(Tool tool) {
        JsonNode operation = operation(tool);
        Set<String> known = new HashSet<>(openApi.queryNames(operation));
        known.addAll(openApi.bodyNames(operation));

        Request request = Arguments.bind(tool, Examples.all(tool)).request();

        assertThat(request.query()).extracting(Map.Entry::getKey).allMatch(known::contains);
        assertThat(request.json() == null ? Set.of() : request.json().keySet()).isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void answersEveryFieldThatIsKept(Tool tool) {
        JsonNode answer = openApi.answer(operation(tool));

        assertThat(tool.fields().paths().stream().filter(field -> !field.startsWith(CHANGES)))
                .filteredOn(field -> !openApi.hasField(answer, field))
                .containsExactlyElementsOf(UNDOCUMENTED.getOrDefault(tool.name(), List.of()));
    }

    /** The one composite tool whose answer holds that of its second call, under this name. */
    @Test
    void answersEveryFieldThatIsKeptOfADiff() {
        Tool tool = Catalogue.load().find("get_merge_request_changes").orElseThrow();
        JsonNode diff = openApi.answer(openApi.operation(tool.calls().get(0)).orElseThrow());

        assertThat(tool.fields().paths().stream().filter(field -> field.startsWith(CHANGES)))
                .isNotEmpty()
                .allMatch(field -> openApi.hasField(diff, field.substring(CHANGES.length())));
    }

    private static JsonNode operation(Tool tool) {
        return openApi.operation(Objects.requireNonNull(tool.request())).orElseThrow();
    }

    private static Stream<Call> calls(Tool tool) {
        Map<String, Object> all = Examples.all(tool);
        Stream<Call> ownCalls =
                Stream.of(call(tool, "required arguments", Examples.required(tool)), call(tool, "all arguments", all));
        Stream<Call> values = tool.parameters().stream()
                .filter(parameter -> parameter.place() != Place.LOCAL)
                .flatMap(parameter -> parameter.allowed().stream()
                        .map(value -> call(tool, parameter.name() + " " + value, with(all, parameter.name(), value))));
        Stream<Call> further = tool.calls().stream().map(template -> further(tool, template));
        return Stream.of(ownCalls, values, further).flatMap(calls -> calls);
    }

    private static Call call(Tool tool, String what, Map<String, Object> given) {
        return new Call(tool.name(), what, Arguments.bind(tool, given).request());
    }

    private static Call further(Tool tool, RequestTemplate template) {
        Arguments arguments = Arguments.bind(tool, Examples.required(tool));
        Request request =
                new Request(template.method(), arguments.path(template), List.of(), BODIES.get(template.toString()));
        return new Call(tool.name(), template.toString(), request);
    }

    private static Map<String, Object> with(Map<String, Object> arguments, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(arguments);
        changed.put(name, value);
        return changed;
    }
}
