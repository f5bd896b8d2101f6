package io.kepler.mcp.gitlab.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.tools.Judge;
import io.kepler.mcp.gitlab.tools.OpenApi;
import io.kepler.mcp.gitlab.tools.RequestTemplate;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** GitLab's own description of its API knows every request of every prompt. */
class PromptsContractIT {

    /** Fields GitLab answers although its document does not say so. */
    private static final Map<String, Set<String>> UNDOCUMENTED = Map.of(
            // Shown on paid tiers.
            "approvals", Set.of("approvals_required", "approvals_left"),
            // Described as an issue of another tracker.
            "closes_issues", Set.of("iid", "title", "description", "labels"),
            // Described without the user that a member is.
            "all", Set.of("username", "name"));

    private static OpenApi openApi;

    record Asked(String prompt, Part part) {
        @Override
        public String toString() {
            return prompt + " " + part.name();
        }
    }

    @BeforeAll
    static void readsTheDocument() {
        openApi = new OpenApi(Judge.openApi());
    }

    static Stream<Asked> parts() {
        return new PromptsReader(Yaml::resource)
                .recipes().stream()
                        .flatMap(recipe -> recipe.parts().stream()
                                .map(part -> new Asked(recipe.prompt().name(), part)));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void knowsEveryNameThatIsSent(Asked asked) {
        Set<String> known = openApi.queryNames(operation(asked.part()));

        assertThat(asked.part().query().keySet().stream().map(name -> name.replace("[]", "")))
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void answersEveryFieldThatIsKept(Asked asked) {
        JsonNode answer = openApi.answer(operation(asked.part()));

        assertThat(asked.part().fields().stream()
                        .filter(field -> !openApi.hasField(answer, field))
                        .collect(Collectors.toSet()))
                .isSubsetOf(UNDOCUMENTED.getOrDefault(lastStep(asked.part()), Set.of()));
    }

    private static JsonNode operation(Part part) {
        String request = part.request().toString().replaceFirst("/files/[^/]+/raw", "/files/{file_path}/raw");
        return openApi.operation(RequestTemplate.parse(request)).orElseThrow();
    }

    private static String lastStep(Part part) {
        return part.request().toString().replaceFirst(".*/", "");
    }
}
