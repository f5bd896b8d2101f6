package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.completions.CompletionRequest;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.resources.ResourceRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** GitLab's own description of its API understands what resources and completions ask, and answers what they keep. */
class ResourcesContractIT extends OpenApiContract {

    /** Fields GitLab answers although its document does not say so. */
    private static final Map<String, List<String>> UNDOCUMENTED = Map.of(
            // Shown to administrators.
            "user", List.of("is_admin"));

    /** A wiki comes whole, and GitLab does not mind being asked for a page of it. */
    private static final Map<String, Set<String>> IGNORED =
            Map.of("GET /projects/{project_id}/wikis", Set.of("per_page"));

    record Asked(String name, RequestTemplate template, Request request, List<String> fields) {
        @Override
        public String toString() {
            return name + " " + template;
        }
    }

    static Stream<Asked> asked() {
        return Stream.concat(
                ResourceRequest.all()
                        .map(each -> new Asked(each.name(), each.template(), each.request(), each.fields())),
                CompletionRequest.all()
                        .map(each -> new Asked(each.name(), each.template(), each.request(), each.fields())));
    }

    @ParameterizedTest
    @MethodSource("asked")
    void understandsTheCall(Asked asked) throws IOException, InterruptedException {
        HttpResponse<String> response = gitLab.send(asked.request());

        assertThat(response.statusCode())
                .as("%s answered %s", asked.request(), response.body())
                .isBetween(200, 299);
    }

    @ParameterizedTest
    @MethodSource("asked")
    void knowsEveryNameThatIsSent(Asked asked) {
        Set<String> known = new HashSet<>(openApi.queryNames(operation(asked)));
        known.addAll(IGNORED.getOrDefault(asked.template().toString(), Set.of()));

        assertThat(asked.request().query()).extracting(Map.Entry::getKey).allMatch(known::contains);
    }

    @ParameterizedTest
    @MethodSource("asked")
    void answersEveryFieldThatIsKept(Asked asked) {
        JsonNode answer = openApi.answer(operation(asked));

        assertThat(asked.fields().stream().distinct())
                .filteredOn(field -> !openApi.hasField(answer, field))
                .containsExactlyElementsOf(UNDOCUMENTED.getOrDefault(asked.name(), List.of()));
    }

    private static JsonNode operation(Asked asked) {
        return openApi.operation(asked.template()).orElseThrow();
    }
}
