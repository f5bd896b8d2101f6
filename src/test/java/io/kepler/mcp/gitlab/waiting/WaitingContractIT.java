package io.kepler.mcp.gitlab.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Judge;
import io.kepler.mcp.gitlab.tools.OpenApi;
import io.kepler.mcp.gitlab.tools.RequestTemplate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** GitLab's own description of its API knows what is looked at while waiting. */
class WaitingContractIT {

    @ParameterizedTest
    @CsvSource({
        "wait_for_pipeline, /projects/{id}/pipelines/{pipeline_id}",
        "wait_for_merge, /projects/{id}/merge_requests/{merge_request_iid}",
        "wait_for_import, /projects/{id}/import",
        "wait_for_export, /projects/{id}/export"
    })
    void answersEveryFieldThatIsKept(String tool, String path) {
        OpenApi openApi = new OpenApi(Judge.openApi());
        JsonNode answer = openApi.answer(
                openApi.operation(RequestTemplate.parse("GET " + path)).orElseThrow());
        List<String> fields = Catalogue.load().find(tool).orElseThrow().fields().paths();

        assertThat(fields).isNotEmpty().allMatch(field -> openApi.hasField(answer, field));
    }
}
