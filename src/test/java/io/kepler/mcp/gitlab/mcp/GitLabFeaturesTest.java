package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Resources, prompts and completions of GitLab, as clients of both eras see them. */
class GitLabFeaturesTest {

    /** How a client asks. */
    private enum Client {
        MODERN,
        LEGACY
    }

    private final Endpoint endpoint = Endpoint.real();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void listsResourcesPartByPart(Client client) {
        endpoint.gitlab()
                .on(
                        "GET",
                        "/projects",
                        "[{\"path_with_namespace\":\"a/b\",\"name\":\"B\",\"description\":\"One\\nTwo\"}]");
        JsonNode first = ask(client, "resources/list", "").result();

        assertThat(uris(first)).containsExactly("gitlab://user", "gitlab://projects/a%2Fb");
        assertThat(first.path("resources").path(1).path("description").asString())
                .isEqualTo("One");
        assertKept(client, first, 0);

        Set<String> all = new HashSet<>(uris(first));
        JsonNode part = first;
        while (part.has("nextCursor")) {
            part = ask(client, "resources/list", "\"cursor\":" + part.path("nextCursor"))
                    .result();
            assertThat(uris(part)).isNotEmpty().allMatch(all::add);
        }
        assertThat(all).contains("gitlab://tools/get_project").hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void refusesACursorItNeverGave(Client client) {
        for (String cursor : new String[] {"\"x\"", "\"tools:999999\"", "\"projects:0\"", "\"\"", "7", "{}"}) {
            Said said = ask(client, "resources/list", "\"cursor\":" + cursor);
            assertThat(said.code()).as(cursor).isEqualTo(RpcException.INVALID_PARAMS);
        }
        assertThat(ask(client, "resources/templates/list", "\"cursor\":\"x\"").code())
                .isEqualTo(RpcException.INVALID_PARAMS);
        assertThat(ask(client, "prompts/list", "\"cursor\":\"x\"").code()).isEqualTo(RpcException.INVALID_PARAMS);
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void listsTheKindsOfResources(Client client) {
        JsonNode said = ask(client, "resources/templates/list", "").result();
        List<String> templates = new ArrayList<>();
        said.path("resourceTemplates")
                .forEach(template -> templates.add(template.path("uriTemplate").asString()));

        assertThat(templates)
                .contains(
                        "gitlab://projects/{project_id}/merge_requests/{merge_request_iid}/diff",
                        "gitlab://projects/{project_id}/jobs/{job_id}/log",
                        "gitlab://projects/{project_id}/files/{ref}/{+file_path}",
                        "gitlab://tools/{name}")
                .doesNotContain("gitlab://user");
        assertKept(client, said, 3_600_000);
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void readsTextAndBytes(Client client) {
        endpoint.gitlab()
                .on("GET", "/projects/7", "{\"id\":7,\"name\":\"Größe\"}")
                .on("GET", "/projects/7/repository/files/a%2Fb.txt/raw", asked -> FakeReply.of("Grüße"))
                .on(
                        "GET",
                        "/projects/7/repository/files/p.png/raw",
                        asked -> FakeReply.of(new byte[] {-119, 0, -1, 3}));

        JsonNode project = read(client, "gitlab://projects/7").result();
        assertThat(project.path("contents").path(0).path("uri").asString()).isEqualTo("gitlab://projects/7");
        assertThat(project.path("contents").path(0).path("mimeType").asString()).isEqualTo("application/json");
        assertThat(project.path("contents").path(0).path("text").asString()).contains("Größe");
        assertKept(client, project, 0);

        JsonNode text = read(client, "gitlab://projects/7/files/HEAD/a/b.txt").result();
        assertThat(text.path("contents").path(0).path("text").asString()).isEqualTo("Grüße");
        JsonNode bytes = read(client, "gitlab://projects/7/files/HEAD/p.png").result();
        assertThat(bytes.path("contents").path(0).path("blob").asString()).isEqualTo("iQD/Aw==");
        assertThat(bytes.path("contents").path(0).has("text")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void saysThatThereIsNoSuchResource(Client client) {
        int code = client == Client.MODERN ? RpcException.INVALID_PARAMS : -32002;
        for (String uri : new String[] {
            "gitlab://projects/404", "gitlab://nothing/like/this", "gitlab://tools/no_tool", "file:///etc/passwd", "x"
        }) {
            Said said = read(client, uri);
            assertThat(said.code()).as(said.toString()).isEqualTo(code);
            assertThat(said.error().path("data").path("uri").asString()).isEqualTo(uri);
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void saysWhyAResourceCannotBeRead(Client client) {
        endpoint.gitlab().failing("GET", "/projects/7", FakeGitLab.refusal(Fault.FORBIDDEN, 403, "Not for you"));
        Said refused = read(client, "gitlab://projects/7");
        assertThat(refused.code()).isEqualTo(RpcException.INVALID_PARAMS);
        assertThat(refused.message()).contains("Not for you");

        endpoint.gitlab().failing("GET", "/projects/7", FakeGitLab.refusal(Fault.UNAVAILABLE, 502, "Down"));
        assertThat(read(client, "gitlab://projects/7").code()).isEqualTo(RpcException.INTERNAL_ERROR);
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void saysWhenToAskAgain(Client client) {
        endpoint.gitlab()
                .failing(
                        "GET",
                        "/projects/7",
                        new GitLabException(
                                Fault.RATE_LIMITED,
                                429,
                                "Too many",
                                Optional.of("r-1"),
                                Optional.of(Duration.ofSeconds(44))));

        JsonNode data = read(client, "gitlab://projects/7").error().path("data");
        assertThat(data.path("retry_after_seconds").asInt()).isEqualTo(44);
        assertThat(data.path("gitlab_status").asInt()).isEqualTo(429);
        assertThat(data.path("gitlab_request_id").asString()).isEqualTo("r-1");
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void asksWhoSomebodyIsOnceMoreWhenGitLabRefusesTheirToken(Client client) {
        endpoint.gitlab().failing("GET", "/projects/7", FakeGitLab.refusal(Fault.UNAUTHENTICATED, 401, "Revoked"));
        read(client, "gitlab://projects/7");
        long before = identityChecks();

        read(client, "gitlab://projects/7");

        assertThat(identityChecks()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void keepsItsMindAboutSomebodyWhileGitLabIsDown(Client client) {
        endpoint.gitlab().failing("GET", "/projects", FakeGitLab.refusal(Fault.UNAVAILABLE, 502, "Down"));
        ask(client, "resources/list", "");
        complete(client, prompt("review_merge_request"), "project_id", "a", "");
        ask(client, "resources/list", "");

        assertThat(identityChecks()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void rendersAPrompt(Client client) {
        endpoint.gitlab()
                .on("GET", "/projects/7/milestones", "[{\"id\":9,\"title\":\"1.0\",\"state\":\"active\"}]")
                .on("GET", "/projects/7/issues", "[]")
                .on("GET", "/projects/7/merge_requests", "[]");
        JsonNode list = ask(client, "prompts/list", "").result();
        assertThat(list.path("prompts").size()).isGreaterThanOrEqualTo(12);
        assertKept(client, list, 3_600_000);

        Said said = get(client, "milestone_progress", "{\"project_id\":\"7\",\"milestone\":\"1.0\"}");
        JsonNode message = said.result().path("messages").path(0);
        assertThat(message.path("role").asString()).as(said.toString()).isEqualTo("user");
        assertThat(message.path("content").path("type").asString()).isEqualTo("text");
        assertThat(message.path("content").path("text").asString()).contains("Report on the milestone \"1.0\"");
        assertThat(said.result().path("description").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void refusesAPromptItCannotRender(Client client) {
        assertThat(get(client, "milestone_progress", "{\"project_id\":\"7\"}").message())
                .contains("milestone is required");
        assertThat(get(client, "milestone_progress", "{\"project_id\":\"7\",\"milestone\":\"1\",\"x\":\"y\"}")
                        .code())
                .isEqualTo(RpcException.INVALID_PARAMS);
        assertThat(get(client, "milestone_progress", "{\"project_id\":7,\"milestone\":\"1\"}")
                        .code())
                .isEqualTo(RpcException.INVALID_PARAMS);
        assertThat(get(client, "no_prompt", "{}").message()).contains("no_prompt");
        assertThat(get(client, "no_prompt", "[]").code()).isEqualTo(RpcException.INVALID_PARAMS);
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void completesArgumentsOfPromptsAndOfAddresses(Client client) {
        endpoint.gitlab()
                .on("GET", "/projects", "[{\"path_with_namespace\":\"a/b\"},{\"path_with_namespace\":\"a/c\"}]")
                .on("GET", "/projects/a%2Fb/repository/branches", "[{\"name\":\"main\"},{\"name\":\"max\"}]");
        String template =
                "{\"type\":\"ref/resource\",\"uri\":\"gitlab://projects/{project_id}/branches/{branch_name}\"}";

        assertThat(complete(client, prompt("review_merge_request"), "project_id", "a", "")
                        .path("values"))
                .hasToString("[\"a/b\",\"a/c\"]");
        JsonNode branches = complete(
                client, template, "branch_name", "ma", ",\"context\":{\"arguments\":{\"project_id\":\"a/b\"}}");
        assertThat(branches.path("values")).hasToString("[\"main\",\"max\"]");
        assertThat(branches.path("hasMore").asBoolean()).isFalse();
        assertThat(branches.path("total").asInt()).isEqualTo(2);
        assertThat(complete(client, template, "branch_name", "ma", "").path("values"))
                .isEmpty();
        assertThat(complete(
                                client,
                                "{\"type\":\"ref/resource\",\"uri\":\"gitlab://tools/{name}\"}",
                                "name",
                                "get_pro",
                                "")
                        .path("values")
                        .toString())
                .contains("\"get_project\"");
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void completesNothingThatIsNotThere(Client client) {
        assertThat(complete(client, prompt("review_merge_request"), "branch_name", "a", "")
                        .path("values"))
                .isEmpty();
        assertThat(complete(client, "{\"type\":\"ref/resource\",\"uri\":\"gitlab://tools/{name}\"}", "tool", "a", "")
                        .path("values"))
                .isEmpty();
        for (String params : new String[] {
            "",
            "\"ref\":{\"type\":\"ref/other\"},\"argument\":{\"name\":\"a\",\"value\":\"b\"}",
            "\"ref\":" + prompt("review_merge_request"),
            "\"ref\":" + prompt("review_merge_request") + ",\"argument\":{\"name\":\"project_id\",\"value\":7}",
            "\"ref\":" + prompt("no_prompt") + ",\"argument\":{\"name\":\"project_id\",\"value\":\"a\"}",
            "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"x://{id}\"},\"argument\":{\"name\":\"id\",\"value\":\"b\"}",
            "\"ref\":[],\"argument\":{\"name\":\"a\",\"value\":\"b\"}"
        }) {
            assertThat(ask(client, "completion/complete", params).code())
                    .as(params)
                    .isEqualTo(RpcException.INVALID_PARAMS);
        }
    }

    @Test
    void actsAsWhoeverAsks() {
        endpoint.gitlab().on("GET", "/projects/7", "{\"id\":7}");
        endpoint.post(Sent.request("resources/read", "\"uri\":\"gitlab://projects/7\""), Sent.byBob());

        assertThat(endpoint.gitlab().asked().stream()
                        .filter(asked -> asked.line().equals("GET /projects/7"))
                        .map(FakeGitLab.Asked::credential))
                .containsExactly(FakeGitLab.BOB);
    }

    private long identityChecks() {
        return endpoint.gitlab().asked().stream()
                .filter(asked -> asked.line().equals("GET /user"))
                .count();
    }

    private static String prompt(String name) {
        return "{\"type\":\"ref/prompt\",\"name\":\"" + name + "\"}";
    }

    private JsonNode complete(Client client, String ref, String argument, String value, String more) {
        Said said = ask(
                client,
                "completion/complete",
                "\"ref\":" + ref + ",\"argument\":{\"name\":\"" + argument + "\",\"value\":\"" + value + "\"}" + more);
        return said.result().path("completion");
    }

    private Said get(Client client, String prompt, String arguments) {
        return named(client, "prompts/get", Sent.call(prompt, arguments), prompt);
    }

    private Said read(Client client, String uri) {
        return named(client, "resources/read", "\"uri\":\"" + uri + "\"", uri);
    }

    private Said named(Client client, String method, String params, String name) {
        return client == Client.MODERN
                ? endpoint.post(
                        Sent.modernRequest(method, params), Sent.modern(method).with("Mcp-Name", name))
                : endpoint.post(Sent.request(method, params), Sent.byAlice());
    }

    private Said ask(Client client, String method, String params) {
        return client == Client.MODERN
                ? endpoint.post(Sent.modernRequest(method, params), Sent.modern(method))
                : endpoint.post(Sent.request(method, params), Sent.byAlice());
    }

    private static List<String> uris(JsonNode list) {
        List<String> uris = new ArrayList<>();
        list.path("resources").forEach(resource -> uris.add(resource.path("uri").asString()));
        return uris;
    }

    private static void assertKept(Client client, JsonNode result, int millis) {
        assertThat(result.has("ttlMs")).isEqualTo(client == Client.MODERN);
        if (client == Client.MODERN) {
            assertThat(result.path("ttlMs").asInt()).isEqualTo(millis);
            assertThat(result.path("cacheScope").asString()).isEqualTo("private");
        }
    }
}
