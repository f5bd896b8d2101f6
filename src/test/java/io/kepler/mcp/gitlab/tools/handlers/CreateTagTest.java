package io.kepler.mcp.gitlab.tools.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.tools.Calls;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTagTest {

    private static final String TAGS = "/projects/7/repository/tags";
    private static final String RELEASES = "/projects/7/releases";

    private final Calls calls = Calls.real();

    @BeforeEach
    void teach() {
        calls.gitlab().on("POST", TAGS, "{\"name\":\"v1\",\"target\":\"abc\",\"noise\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void makesNoReleaseWithoutNotes(String notes) {
        assertThat(calls.answer("create_tag", arguments(Map.of()))).hasToString("{\"name\":\"v1\",\"target\":\"abc\"}");
        assertThat(calls.answer("create_tag", arguments(Map.of("release_description", notes))))
                .hasToString("{\"name\":\"v1\",\"target\":\"abc\"}");

        assertThat(calls.gitlab().asked()).extracting(FakeGitLab.Asked::line).containsOnly("POST " + TAGS);
    }

    @Test
    void makesAReleaseOfTheNotes() {
        calls.gitlab().on("POST", RELEASES, "{\"tag_name\":\"v1\",\"description\":\"Grüße\",\"commit\":{\"id\":1}}");

        assertThat(calls.answer("create_tag", arguments(Map.of("release_description", "Grüße", "message", "m"))))
                .hasToString("{\"name\":\"v1\",\"target\":\"abc\","
                        + "\"release\":{\"tag_name\":\"v1\",\"description\":\"Grüße\"}}");
        assertThat(calls.gitlab().asked())
                .extracting(asked -> asked.request().json())
                .containsExactly(
                        Map.of("tag_name", "v1", "ref", "main", "message", "m"),
                        Map.of("tag_name", "v1", "description", "Grüße"));
    }

    @Test
    void saysThatTheTagExistsWhenItsReleaseFails() {
        calls.gitlab().failing("POST", RELEASES, FakeGitLab.refusal(Fault.FORBIDDEN, 403, "GitLab forbids this."));

        GitLabException failure =
                calls.failure(Fault.FORBIDDEN, "create_tag", arguments(Map.of("release_description", "x")));

        assertThat(failure).hasMessage("The tag was created, its release was not: GitLab forbids this.");
        assertThat(failure.status()).isEqualTo(403);
        assertThat(failure.requestId()).hasValue("req-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html>", "{\"tag_name\":"})
    void saysThatTheTagExistsWhenTheAnswerAboutItsReleaseIsBroken(String body) {
        calls.gitlab().on("POST", RELEASES, body);

        assertThat(calls.failure(Fault.UNAVAILABLE, "create_tag", arguments(Map.of("release_description", "x"))))
                .hasMessageStartingWith("The tag was created, its release ");
    }

    @Test
    void makesNoReleaseWhenTheTagFails() {
        calls.gitlab().failing("POST", TAGS, FakeGitLab.refusal(Fault.INVALID, 400, "Tag v1 already exists"));

        assertThat(calls.failure(Fault.INVALID, "create_tag", arguments(Map.of("release_description", "x"))))
                .hasMessage("Tag v1 already exists");
        assertThat(calls.gitlab().asked()).hasSize(1);
    }

    private static Map<String, Object> arguments(Map<String, Object> more) {
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.putAll(Map.of("project_id", 7, "tag_name", "v1", "ref", "main"));
        return arguments;
    }
}
