package io.kepler.mcp.gitlab.sample;

import static io.kepler.mcp.gitlab.sample.SampleGitLab.ALICE_TOKEN;
import static io.kepler.mcp.gitlab.sample.SampleGitLab.BOB_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleGitLabTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private SampleGitLab sample;
    private SampleClient alice;
    private SampleClient bob;

    @BeforeAll
    void start() throws IOException {
        sample = SampleGitLab.start();
        alice = new SampleClient(sample, "PRIVATE-TOKEN", ALICE_TOKEN);
        bob = new SampleClient(sample, "PRIVATE-TOKEN", BOB_TOKEN);
    }

    @AfterEach
    void reset() {
        sample.reset();
    }

    @AfterAll
    void stop() {
        sample.close();
    }

    @Test
    void sendsProjectsAsLargeAsGitLabDoes() throws Exception {
        HttpResponse<String> page = alice.get("/projects?per_page=20");
        JsonNode projects = SampleClient.json(page);
        assertThat(page.body().length()).isBetween(95_000, 115_000);
        assertThat(projects).hasSize(20);
        assertThat(projects.get(0).propertyNames()).hasSizeGreaterThan(85);
    }

    @Test
    void pagesByOffset() throws Exception {
        HttpResponse<String> page = alice.get("/projects?per_page=10&page=2&order_by=id&sort=asc");
        assertThat(header(page, "X-Page")).hasValue("2");
        assertThat(header(page, "X-Prev-Page")).hasValue("1");
        assertThat(header(page, "X-Next-Page")).hasValue("3");
        assertThat(header(page, "X-Total")).hasValue("25");
        assertThat(header(page, "X-Total-Pages")).hasValue("3");
        assertThat(header(page, "Link").orElse(""))
                .contains("rel=\"prev\"", "rel=\"next\"", "rel=\"first\"", "rel=\"last\"", "order_by=id");
        assertThat(header(alice.get("/projects?per_page=10&page=3"), "X-Next-Page"))
                .hasValue("");
    }

    @ParameterizedTest
    @CsvSource({
        "/projects?pagination=keyset&order_by=id&sort=asc&per_page=7, 25",
        "/projects?pagination=keyset&order_by=id&sort=desc&per_page=7, 25",
        "/projects/101/repository/tree?recursive=true&pagination=keyset&per_page=9, 37",
        "/projects/101/issues?pagination=keyset&per_page=20, 45",
        "/projects/101/repository/commits?per_page=10, 34",
    })
    void leadsThroughAllPagesByTheirLinks(String path, int total) throws Exception {
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of(sample.url() + "/api/v4" + path);
        while (next.isPresent()) {
            HttpResponse<String> page = alice.send("GET", next.get(), null);
            SampleClient.json(page).forEach(item -> seen.add(item.toString()));
            assertThat(header(page, "X-Total")).isEmpty();
            next = header(page, "Link").map(NEXT::matcher).filter(Matcher::find).map(m -> m.group(1));
        }
        assertThat(seen).hasSize(total).doesNotHaveDuplicates();
    }

    @Test
    void neverSendsMoreThanAHundredItems() throws Exception {
        assertThat(header(alice.get("/projects?per_page=5000"), "X-Per-Page")).hasValue("100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/projects/4711|404|{\"message\":\"404 Project Not Found\"}",
                "/projects/bob%2Flab-journal|404|{\"message\":\"404 Project Not Found\"}",
                "/projects/orbit/telescope|404|{\"error\":\"404 Not Found\"}",
                "/projects/101/issues/999|404|{\"message\":\"404 Not found\"}",
                "/projects/101/issues/x|400|{\"error\":\"issue_iid is invalid\"}",
                "/projects/101/issues?state=broken|400|{\"error\":\"state does not have a valid value\"}",
                "/projects/101/repository/branches/none|404|{\"message\":\"404 Branch Not Found\"}",
                "/projects/101/repository/files/README.md|400|{\"error\":\"ref is missing\"}",
                "/projects/101/repository/files/none?ref=main|404|{\"message\":\"404 File Not Found\"}",
                "/projects/101/repository/compare?from=main|400|{\"error\":\"to is missing\"}",
                "/projects/101/merge_requests/2/changes|404|{\"error\":\"404 Not Found\"}",
                "/nothing|404|{\"error\":\"404 Not Found\"}",
            })
    void refusesAsGitLabDoes(String path, int status, String body) throws Exception {
        HttpResponse<String> response = alice.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(header(response, "X-Request-Id")).isPresent();
        assertThat(header(response, "RateLimit-Remaining")).isPresent();
    }

    @Test
    void tellsTokensApart() throws Exception {
        assertThat(with("PRIVATE-TOKEN", "glpat-unknown").body()).isEqualTo("{\"message\":\"401 Unauthorized\"}");
        HttpResponse<String> expired = with("Authorization", "Bearer " + SampleGitLab.ALICE_EXPIRED_TOKEN);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.body()).contains("\"error\":\"invalid_token\"", "error_description");
        assertThat(header(expired, "WWW-Authenticate").orElse("")).contains("invalid_token");
        assertThat(with("Authorization", "Bearer " + BOB_TOKEN).body()).contains("\"username\":\"bob\"");
        assertThat(with("JOB-TOKEN", SampleGitLab.JOB_TOKEN).statusCode()).isEqualTo(401);
        SampleClient job = new SampleClient(sample, "JOB-TOKEN", SampleGitLab.JOB_TOKEN);
        assertThat(SampleClient.json(job.get("/job"))
                        .path("user")
                        .path("username")
                        .asString())
                .isEqualTo("alice");
    }

    private HttpResponse<String> with(String header, String value) throws Exception {
        return new SampleClient(sample, header, value).get("/user");
    }

    @Test
    void letsATokenThatReadsNotWrite() throws Exception {
        SampleClient reader = new SampleClient(sample, "PRIVATE-TOKEN", SampleGitLab.ALICE_READ_TOKEN);
        assertThat(reader.get("/user").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = reader.post("/projects/101/issues", "{\"title\":\"x\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"error\":\"insufficient_scope\"", "\"scope\":\"api\"");
        assertThat(header(refused, "WWW-Authenticate")).isEmpty();
    }

    @Test
    void showsEveryoneOnlyTheirOwn() throws Exception {
        assertThat(alice.get("/projects/alice%2Fnotebook").statusCode()).isEqualTo(200);
        assertThat(bob.get("/projects/alice%2Fnotebook").statusCode()).isEqualTo(404);
        assertThat(alice.get("/projects?visibility=private&per_page=100").body())
                .contains(SampleGitLab.ALICE_PROJECT)
                .doesNotContain(SampleGitLab.BOB_PROJECT);
        assertThat(alice.get("/projects/101/issues?confidential=true").body()).contains("sticky note");
        assertThat(bob.get("/projects/101").body()).contains("\"access_level\":30");
        assertThat(alice.get("/projects/101").body()).contains("\"access_level\":50");
    }

    @Test
    void keepsANewIssueItsCommentsAndItsState() throws Exception {
        HttpResponse<String> created =
                bob.post("/projects/103/issues", "{\"title\":\"Größe 望\",\"labels\":\"a,b\",\"assignee_ids\":[2]}");
        assertThat(created.statusCode()).isEqualTo(201);
        String issue =
                "/projects/103/issues/" + SampleClient.json(created).path("iid").asInt();
        assertThat(alice.post(issue + "/notes", "{\"body\":\"first\"}").statusCode())
                .isEqualTo(201);
        assertThat(bob.post(issue + "/notes", "{\"body\":\"second\",\"internal\":true}")
                        .statusCode())
                .isEqualTo(201);
        alice.put(issue, "{\"state_event\":\"close\",\"add_labels\":\"c\"}");
        JsonNode read = SampleClient.json(alice.get(issue));
        assertThat(read.path("state").asString()).isEqualTo("closed");
        assertThat(read.path("closed_by").path("username").asString()).isEqualTo("alice");
        assertThat(read.path("user_notes_count").asInt()).isEqualTo(2);
        assertThat(read.path("labels").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(SampleClient.json(bob.get(issue + "/notes?sort=asc"))
                        .get(0)
                        .path("body")
                        .asString())
                .isEqualTo("first");
        assertThat(alice.get("/projects/103/issues?search=gr%C3%B6%C3%9Fe").body())
                .contains("Größe 望");
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        assertThat(alice.post("/projects/101/issues", "{}").body()).isEqualTo("{\"error\":\"title is missing\"}");
        assertThat(alice.post("/projects/101/repository/files/a", "{\"branch\":\"main\"}")
                        .body())
                .isEqualTo("{\"error\":\"commit_message is missing, content is missing\"}");
        assertThat(alice.post("/projects/101/issues", "{\"title\":\" \"}").body())
                .isEqualTo("{\"message\":{\"title\":[\"can't be blank\"]}}");
        assertThat(alice.put("/projects/101/issues/1", "{}").statusCode()).isEqualTo(400);
        assertThat(alice.post("/projects/101/issues", "{broken").statusCode()).isEqualTo(400);
    }

    @Test
    void answersThatATokenIsMissing() throws Exception {
        SampleClient nobody = new SampleClient(sample, "X-Nothing", "x");
        assertThat(nobody.get("/user").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/projects/101").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/projects/104").statusCode()).isEqualTo(404);
        assertThat(nobody.post("/projects/101/issues", "{\"title\":\"x\"}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void sendsOnWhoAsksForAProjectByItsOldPath() throws Exception {
        HttpResponse<String> moved = alice.get("/projects/orbit%2Fold-telescope/issues?state=opened");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(header(moved, "Location")).hasValue(sample.url() + "/api/v4/projects/101/issues?state=opened");
    }

    @Test
    void doesWhatATestPrepared() throws Exception {
        sample.failNext(502, Map.of("Retry-After", "7"), "gone");
        sample.throttleNext(Duration.ofSeconds(3));
        HttpResponse<String> failed = alice.get("/user");
        assertThat(failed.statusCode()).isEqualTo(502);
        assertThat(header(failed, "Retry-After")).hasValue("7");
        HttpResponse<String> throttled = alice.get("/user");
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(header(throttled, "RateLimit-Remaining")).hasValue("0");
        assertThat(alice.get("/projects/orbit%2Ftelescope?a=%2F").statusCode()).isEqualTo(200);
        RecordedRequest last = sample.requests().get(2);
        assertThat(sample.requests()).hasSize(3);
        assertThat(last.target()).isEqualTo("/api/v4/projects/orbit%2Ftelescope?a=%2F");
        assertThat(last.header("private-token")).hasValue(ALICE_TOKEN);
    }

    @Test
    void worksBelowASubPath() throws Exception {
        try (SampleGitLab below = SampleGitLab.start(0, "/gitlab")) {
            HttpResponse<String> page = new SampleClient(below, "PRIVATE-TOKEN", BOB_TOKEN).get("/projects?per_page=1");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(header(page, "Link").orElse("")).contains("<" + below.url() + "/api/v4/projects?");
        }
    }

    private static Optional<String> header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name);
    }
}
