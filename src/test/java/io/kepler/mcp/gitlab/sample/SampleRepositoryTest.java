package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleRepositoryTest {
    private static final String REPOSITORY = "/projects/orbit%2Ftelescope/repository";
    private static final String MERGE_REQUESTS = "/projects/orbit%2Ftelescope/merge_requests";

    private SampleGitLab sample;
    private SampleClient alice;
    private SampleClient bob;

    @BeforeEach
    void start() throws IOException {
        sample = SampleGitLab.start();
        alice = new SampleClient(sample, "PRIVATE-TOKEN", SampleGitLab.ALICE_TOKEN);
        bob = new SampleClient(sample, "PRIVATE-TOKEN", SampleGitLab.BOB_TOKEN);
    }

    @AfterEach
    void stop() {
        sample.close();
    }

    @Test
    void readsFilesOfAnyName() throws Exception {
        JsonNode file = json(alice.get(REPOSITORY + "/files/docs%2F%C3%9Cberblick.md?ref=HEAD"));
        assertThat(file.path("file_path").asString()).isEqualTo("docs/Überblick.md");
        assertThat(content(file)).contains("Größe", "望遠鏡", "🔭");
        byte[] logo = Base64.getDecoder()
                .decode(json(alice.get(REPOSITORY + "/files/docs%2Flogo.png?ref=main"))
                        .path("content")
                        .asString());
        assertThat(logo).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void makesACommitOfEveryChangeOfAFile() throws Exception {
        String file = REPOSITORY + "/files/notes%2Fa%20b.txt";
        alice.post(REPOSITORY + "/branches", "{\"branch\":\"feature/ä\",\"ref\":\"main\"}");
        String body = "{\"branch\":\"feature/ä\",\"commit_message\":\"%s\",\"content\":\"%s\"}";
        assertThat(alice.post(file, body.formatted("one", "1\\n2\\n3\\n")).statusCode())
                .isEqualTo(201);
        assertThat(alice.post(file, body.formatted("again", "x")).body()).contains("already exists");
        assertThat(bob.put(file, body.formatted("two", "1\\nzwei\\n3\\n")).statusCode())
                .isEqualTo(200);
        String ref = "?ref=feature%2F%C3%A4";
        JsonNode read = json(bob.get(file + ref));
        assertThat(content(read)).isEqualTo("1\nzwei\n3\n");
        JsonNode blame = json(bob.get(file.concat("/blame") + ref));
        assertThat(blame).hasSize(3);
        assertThat(blame.get(1).path("commit").path("author_name").asString()).isEqualTo("Bob");
        JsonNode diff =
                json(bob.get(REPOSITORY + "/commits/" + read.path("commit_id").asString() + "/diff"));
        assertThat(diff.get(0).path("diff").asString()).isEqualTo("@@ -1,3 +1,3 @@\n 1\n-2\n+zwei\n 3\n");
        assertThat(json(bob.get(REPOSITORY + "/compare?from=main&to=feature%2F%C3%A4"))
                        .path("commits"))
                .hasSize(2);
        String delete = file + "?branch=feature%2F%C3%A4&commit_message=gone";
        assertThat(alice.delete(delete).statusCode()).isEqualTo(204);
        assertThat(alice.get(file + ref).statusCode()).isEqualTo(404);
    }

    @Test
    void protectsTheDefaultBranch() throws Exception {
        String body = "{\"branch\":\"main\",\"commit_message\":\"m\",\"content\":\"c\"}";
        assertThat(bob.post(REPOSITORY + "/files/x", body).statusCode()).isEqualTo(403);
        assertThat(alice.delete(REPOSITORY + "/branches/main").statusCode()).isEqualTo(405);
    }

    @Test
    void createsAndRemovesBranchesTagsAndReleases() throws Exception {
        assertThat(bob.post(REPOSITORY + "/branches", "{\"branch\":\"b\",\"ref\":\"v1.0.0\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(bob.post(REPOSITORY + "/branches", "{\"branch\":\"b\",\"ref\":\"main\"}")
                        .body())
                .isEqualTo("{\"message\":\"Branch already exists\"}");
        assertThat(bob.delete(REPOSITORY + "/branches/b").statusCode()).isEqualTo(204);
        assertThat(bob.get(REPOSITORY + "/branches/b").statusCode()).isEqualTo(404);
        String tag = "{\"tag_name\":\"v9\",\"ref\":\"main\",\"message\":\"nine\"}";
        assertThat(alice.post(REPOSITORY + "/tags", tag).statusCode()).isEqualTo(201);
        String release = "{\"tag_name\":\"v9\",\"description\":\"Nine.\"}";
        assertThat(alice.post("/projects/101/releases", release).statusCode()).isEqualTo(201);
        assertThat(alice.post("/projects/101/releases", release).statusCode()).isEqualTo(409);
        JsonNode read = json(alice.get(REPOSITORY + "/tags/v9"));
        assertThat(read.path("release").path("description").asString()).isEqualTo("Nine.");
        assertThat(alice.delete(REPOSITORY + "/tags/v9").statusCode()).isEqualTo(204);
        assertThat(alice.get(REPOSITORY + "/tags?search=v9").body()).isEqualTo("[]");
    }

    @Test
    void approvesAndMerges() throws Exception {
        String one = MERGE_REQUESTS + "/2";
        String sha = json(alice.get(one)).path("sha").asString();
        assertThat(alice.get(one + "/diffs").body()).contains("Tracking.java");
        assertThat(json(alice.post(one + "/approve", "{}")).path("approved_by")).hasSize(1);
        assertThat(alice.post(one + "/approve", "{}").statusCode()).isEqualTo(401);
        assertThat(alice.post(one + "/unapprove", "{}").statusCode()).isEqualTo(201);
        assertThat(alice.put(one + "/merge", "{\"sha\":\"0000\"}").statusCode()).isEqualTo(409);
        JsonNode merged = json(bob.put(one + "/merge", "{\"sha\":\"%s\",\"squash\":true}".formatted(sha)));
        assertThat(merged.path("state").asString()).isEqualTo("merged");
        assertThat(alice.put(one + "/merge", "{}").statusCode()).isEqualTo(405);
        assertThat(alice.get(REPOSITORY + "/tree?path=src/main/java/telescope").body())
                .contains("Tracking.java");
        assertThat(alice.get(REPOSITORY + "/branches/feature%2Ftracking").statusCode())
                .isEqualTo(404);
        assertThat(alice.get(one + "/diffs").body()).contains("Tracking.java");
    }

    @Test
    void mergesNeitherDraftsNorConflicts() throws Exception {
        assertThat(alice.put(MERGE_REQUESTS + "/4/merge", "{}").statusCode()).isEqualTo(405);
        assertThat(json(alice.get(MERGE_REQUESTS + "/5")).path("has_conflicts").asBoolean())
                .isTrue();
        assertThat(alice.put(MERGE_REQUESTS + "/5/merge", "{}").body())
                .isEqualTo("{\"message\":\"Branch cannot be merged\"}");
    }

    @Test
    void opensOneMergeRequestForABranch() throws Exception {
        String body = "{\"source_branch\":\"release/1.x\",\"target_branch\":\"main\",\"title\":\"Draft: back\"}";
        JsonNode created = json(bob.post(MERGE_REQUESTS, body));
        assertThat(created.path("draft").asBoolean()).isTrue();
        HttpResponse<String> second = bob.post(MERGE_REQUESTS, body);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).startsWith("{\"message\":[\"Another open merge request");
    }

    @Test
    void resolvesDiscussions() throws Exception {
        String discussions = MERGE_REQUESTS + "/2/discussions";
        JsonNode threads = json(alice.get(discussions));
        assertThat(threads).hasSize(3);
        String first = discussions + "/" + threads.get(0).path("id").asString();
        assertThat(bob.put(first, "{}").body()).isEqualTo("{\"error\":\"resolved is missing\"}");
        JsonNode resolved = json(bob.put(first, "{\"resolved\":true}"));
        assertThat(resolved.path("notes").get(0).path("resolved").asBoolean()).isTrue();
        assertThat(resolved.path("notes")
                        .get(0)
                        .path("resolved_by")
                        .path("username")
                        .asString())
                .isEqualTo("bob");
        assertThat(json(alice.get(MERGE_REQUESTS + "/2/participants"))).hasSize(2);
    }

    @Test
    void cherryPicks() throws Exception {
        String sha = json(alice.get(REPOSITORY + "/branches/feature%2Fguide-star-cache"))
                .path("commit")
                .path("id")
                .asString();
        String pick = REPOSITORY + "/commits/" + sha + "/cherry_pick";
        assertThat(bob.post(pick, "{\"branch\":\"release/1.x\",\"dry_run\":true}")
                        .body())
                .isEqualTo("{\"dry_run\":\"success\"}");
        assertThat(bob.post(pick, "{\"branch\":\"release/1.x\"}").statusCode()).isEqualTo(201);
        assertThat(bob.post(pick, "{\"branch\":\"release/1.x\"}").body()).contains("\"error_code\":\"empty\"");
        assertThat(bob.get(REPOSITORY + "/commits?ref_name=release%2F1.x").body())
                .contains("(cherry picked from commit " + sha);
        assertThat(bob.get(REPOSITORY + "/commits/" + sha + "/refs?type=branch").body())
                .isEqualTo("[{\"type\":\"branch\",\"name\":\"feature/guide-star-cache\"}]");
    }

    private static String content(JsonNode file) {
        return new String(Base64.getDecoder().decode(file.path("content").asString()), UTF_8);
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return SampleClient.json(response);
    }
}
