package io.kepler.mcp.gitlab.tools.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.tools.Calls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateMergeRequestTest {

    private final Calls calls = Calls.real();

    @BeforeEach
    void teach() {
        calls.gitlab().on("POST", "/projects/group%2Fapp/merge_requests", "{\"iid\":5,\"title\":\"T\",\"noise\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "Fix login, Draft: Fix login",
        "Draft: Fix login, Draft: Fix login",
        "draft: Fix login, draft: Fix login",
        "WIP: Fix login, WIP: Fix login",
        "Drafting a letter, Draft: Drafting a letter",
        "Größe, Draft: Größe"
    })
    void marksADraftInTheTitleOnce(String title, String sent) {
        assertThat(sentFor(Map.of("title", title, "draft", true))).containsEntry("title", sent);
    }

    @Test
    void leavesTheTitleWhenItIsNoDraft() {
        assertThat(sentFor(Map.of("title", "Fix"))).containsEntry("title", "Fix");
        assertThat(sentFor(Map.of("title", "Draft: Fix", "draft", false))).containsEntry("title", "Draft: Fix");
    }

    @Test
    void sendsTheRestAndNoDraftField() {
        assertThat(sentFor(Map.of("title", "Fix", "draft", true, "squash", true, "labels", "a,b")))
                .containsEntry("source_branch", "feature")
                .containsEntry("target_branch", "main")
                .containsEntry("squash", true)
                .containsKey("labels")
                .doesNotContainKey("draft");
    }

    @Test
    void answersTheMergeRequestInShort() {
        assertThat(calls.answer("create_merge_request", arguments(Map.of("title", "T", "draft", true))))
                .hasToString("{\"iid\":5,\"title\":\"T\"}");
    }

    private Map<String, Object> sentFor(Map<String, Object> more) {
        calls.answer("create_merge_request", arguments(more));
        List<FakeGitLab.Asked> asked = calls.gitlab().asked();
        return Objects.requireNonNull(asked.get(asked.size() - 1).request().json());
    }

    private static Map<String, Object> arguments(Map<String, Object> more) {
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.putAll(Map.of("project_id", "group/app", "source_branch", "feature", "target_branch", "main"));
        return arguments;
    }
}
