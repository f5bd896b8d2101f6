package io.kepler.mcp.gitlab.sample;

import static io.kepler.mcp.gitlab.sample.SampleGitLab.ALICE_TOKEN;
import static io.kepler.mcp.gitlab.sample.SampleGitLab.BOB_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pipelines, wiki, milestones, labels, people and events of the sample. */
class SampleActivityTest {
    private SampleGitLab sample;
    private SampleClient alice;
    private SampleClient bob;

    @BeforeEach
    void start() throws IOException {
        sample = SampleGitLab.start();
        alice = new SampleClient(sample, "PRIVATE-TOKEN", ALICE_TOKEN);
        bob = new SampleClient(sample, "PRIVATE-TOKEN", BOB_TOKEN);
    }

    @AfterEach
    void stop() {
        sample.close();
    }

    @Test
    void listsPipelinesAndTheirJobs() throws Exception {
        assertThat(ids(alice.get("/projects/101/pipelines"))).containsExactly(7001L, 6999L, 6998L);
        assertThat(ids(alice.get("/projects/101/pipelines?status=failed"))).containsExactly(6999L);
        assertThat(ids(alice.get("/projects/101/pipelines?scope=finished&username=bob")))
                .containsExactly(6999L);
        assertThat(ids(alice.get("/projects/101/pipelines/6999/jobs?scope[]=failed")))
                .containsExactly(8997L, 8996L);
        assertThat(json(alice.get("/projects/101/pipelines/latest?ref=main"))
                        .path("id")
                        .asLong())
                .isEqualTo(7001);
        assertThat(alice.get("/projects/101/jobs/8996/trace").body()).contains("followsTheMoon FAILED");
    }

    @Test
    void tellsTheMergeRequestItsPipeline() throws Exception {
        JsonNode mergeRequest = json(alice.get("/projects/101/merge_requests/2"));
        assertThat(mergeRequest.path("head_pipeline").path("status").asString()).isEqualTo("failed");
        assertThat(ids(alice.get("/projects/101/merge_requests/2/pipelines"))).containsExactly(6999L);
    }

    @Test
    void letsAPipelineFail() throws Exception {
        sample.pipelineBecomes(7001, "failed");

        JsonNode pipeline = json(alice.get("/projects/101/pipelines/7001"));
        assertThat(pipeline.path("status").asString()).isEqualTo("failed");
        assertThat(pipeline.path("finished_at").isString()).isTrue();
        assertThat(json(alice.get("/projects/101/pipelines/7001/jobs")).findValuesAsString("failure_reason"))
                .containsExactly("script_failure");
        assertThat(json(alice.get("/projects/101/jobs/9002")).path("status").asString())
                .isEqualTo("skipped");
        assertThat(alice.get("/projects/101/jobs/9001/trace").body()).endsWith("exit code 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/projects/101/issues/1",
                "/projects/101/merge_requests/2",
                "/projects/101/pipelines/7001",
                "/projects/101/jobs/9001"
            })
    void sendsNothingThatTheCallerHas(String path) throws Exception {
        String tag = alice.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = alice.get(path, Map.of("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(alice.get(path, Map.of("If-None-Match", "W/\"other\"")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void sendsWhatChanged() throws Exception {
        String path = "/projects/101/pipelines/7001";
        String tag = alice.get(path).headers().firstValue("ETag").orElseThrow();

        sample.pipelineBecomes(7001, "success");
        assertThat(alice.get(path, Map.of("If-None-Match", tag)).statusCode()).isEqualTo(200);
    }

    @Test
    void hasAWiki() throws Exception {
        JsonNode pages = json(alice.get("/projects/101/wikis"));
        assertThat(pages.findValuesAsString("slug")).containsExactly("home", "night/checklist", "Öffnungszeiten");
        assertThat(pages.findValues("content")).isEmpty();
        assertThat(json(alice.get("/projects/101/wikis/night%2Fchecklist"))
                        .path("content")
                        .asString())
                .contains("Open the dome");
        assertThat(alice.get("/projects/101/wikis/none").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsWhatBelongsToAMilestone() throws Exception {
        assertThat(ids(alice.get("/projects/101/milestones?search=spr"))).containsExactly(2L);
        assertThat(json(alice.get("/projects/101/milestones/1")).path("title").asString())
                .isEqualTo("Autumn");
        assertThat(json(alice.get("/projects/101/milestones/1/issues"))).hasSize(2);
        assertThat(json(alice.get("/projects/101/milestones/1/merge_requests"))).isEmpty();
    }

    @Test
    void countsLabels() throws Exception {
        JsonNode bug = json(alice.get("/projects/101/labels?search=BU&with_counts=true"));
        assertThat(bug.findValuesAsString("name")).containsExactly("bug");
        assertThat(bug.get(0).path("open_issues_count").asInt()).isEqualTo(3);
    }

    @Test
    void findsPeople() throws Exception {
        assertThat(json(alice.get("/projects/101/users?search=bo")).findValuesAsString("username"))
                .containsExactly("bob");
        assertThat(json(alice.get("/projects/101/members/all?query=ali")).findValuesAsString("username"))
                .containsExactly("alice");
    }

    @Test
    void listsTheWorkOfOnePersonAcrossProjects() throws Exception {
        assertThat(json(bob.get("/merge_requests?scope=reviews_for_me&state=opened"))
                        .findValuesAsString("title"))
                .containsExactly("Remember the guide stars of last night");
        assertThat(json(bob.get("/merge_requests?scope=all&reviewer_username=alice"))
                        .findValuesAsString("title"))
                .containsExactly("Follow the sky");
        assertThat(json(alice.get("/issues?scope=assigned_to_me&state=opened"))).hasSize(2);
        assertThat(json(bob.get("/issues")))
                .allSatisfy(issue -> assertThat(
                                issue.path("author").path("username").asString())
                        .isEqualTo("bob"));
        assertThat(ids(alice.get("/groups/orbit/merge_requests?state=merged"))).hasSize(1);
    }

    @Test
    void tellsWhatHappened() throws Exception {
        JsonNode events = json(alice.get("/projects/101/events?action=commented&per_page=100"));
        assertThat(events.findValuesAsString("target_type")).isNotEmpty().containsOnly("Note");
        assertThat(json(bob.get("/events")).findValuesAsString("author_username"))
                .isNotEmpty()
                .containsOnly("bob");
        assertThat(json(alice.get("/events?after=2031-01-01"))).isEmpty();
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return SampleClient.json(response);
    }

    private static List<Long> ids(HttpResponse<String> response) {
        return json(response)
                .valueStream()
                .map(item -> item.path("id").asLong())
                .toList();
    }
}
