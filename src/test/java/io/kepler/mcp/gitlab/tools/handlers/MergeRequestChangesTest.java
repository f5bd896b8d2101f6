package io.kepler.mcp.gitlab.tools.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.tools.Calls;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MergeRequestChangesTest {

    private static final String PATH = "/projects/7/merge_requests/5";
    private static final Map<String, Object> ARGUMENTS = Map.of("project_id", 7, "merge_request_iid", 5);

    private final Calls calls = Calls.real();

    @BeforeEach
    void teach() {
        calls.gitlab().on("GET", PATH, "{\"iid\":5,\"title\":\"T\",\"noise\":1}");
    }

    @Test
    void addsTheFilesToTheMergeRequest() {
        calls.gitlab()
                .on(
                        "GET",
                        PATH + "/diffs",
                        "[{\"old_path\":\"a\",\"new_path\":\"b\",\"diff\":\"@@\",\"a_mode\":\"1\"}]");

        assertThat(calls.answer("get_merge_request_changes", ARGUMENTS))
                .hasToString("{\"iid\":5,\"title\":\"T\",\"changes\":["
                        + "{\"old_path\":\"a\",\"new_path\":\"b\",\"diff\":\"@@\"}],\"changes_complete\":true}");
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "1,1,true", "100,100,true", "101,101,true", "500,500,true", "501,500,false"})
    void readsPageAfterPageUpToALimit(int files, int given, boolean complete) {
        calls.gitlab().on("GET", PATH + "/diffs", asked -> page(files, asked));

        JsonNode answer = calls.call("get_merge_request_changes", ARGUMENTS);

        assertThat(answer.path("changes"))
                .extracting(change -> change.path("new_path").asInt())
                .isEqualTo(IntStream.range(0, given).boxed().toList());
        assertThat(answer.path("changes_complete").asBoolean()).isEqualTo(complete);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{", "<html>"})
    void failsWhenTheFilesCannotBeRead(String body) {
        calls.gitlab().on("GET", PATH + "/diffs", body);

        calls.failure(Fault.UNAVAILABLE, "get_merge_request_changes", ARGUMENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"iid\":", "<html>"})
    void failsWhenTheMergeRequestCannotBeRead(String body) {
        calls.gitlab().on("GET", PATH, body).on("GET", PATH + "/diffs", "[]");

        calls.failure(Fault.UNAVAILABLE, "get_merge_request_changes", ARGUMENTS);
    }

    private static Reply page(int files, FakeGitLab.Asked asked) {
        int page = Integer.parseInt(asked.query().getOrDefault("page", "1"));
        int size = Integer.parseInt(asked.query().get("per_page"));
        int to = Math.min(files, page * size);
        String json = IntStream.range((page - 1) * size, to)
                .mapToObj(i -> "{\"new_path\":\"" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return FakeReply.of(json).with("X-Next-Page", to < files ? Integer.toString(page + 1) : "");
    }
}
