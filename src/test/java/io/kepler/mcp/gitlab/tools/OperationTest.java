package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    private static final Map<String, Object> ISSUE = Map.of("issue_iid", 3);

    private final Calls calls = Calls.of("""
            get:
              description: Get.
              request: GET /things/{issue_iid}
              required: [issue_iid]
              fields: [id, author.username]
            add:
              description: Add.
              request: POST /things
              required: { title: {} }
              fields: [id]
            approve:
              description: Approve.
              request: POST /things/{issue_iid}/approve
              required: [issue_iid]
              fields: [id]
            delete:
              description: Delete.
              request: DELETE /things/{issue_iid}
              required: [issue_iid]
              answers: { status: deleted, thing: "{issue_iid}" }
            """);

    @Test
    void keepsTheFieldsUnlessAllAreWanted() {
        calls.gitlab().on("GET", "/things/3", "{\"id\":3,\"noise\":1,\"author\":{\"id\":1,\"username\":\"alice\"}}");

        assertThat(calls.answer("get", ISSUE)).hasToString("{\"id\":3,\"author\":{\"username\":\"alice\"}}");
        assertThat(calls.answer("get", Map.of("issue_iid", 3, "detail", "full")))
                .hasToString("{\"id\":3,\"noise\":1,\"author\":{\"id\":1,\"username\":\"alice\"}}");
    }

    @Test
    void makesAnObjectOfAnArrayAndOfAScalar() {
        calls.gitlab().on("GET", "/things/3", "[{\"id\":1,\"noise\":2},{\"id\":2}]");
        assertThat(calls.answer("get", ISSUE)).hasToString("{\"items\":[{\"id\":1},{\"id\":2}]}");

        calls.gitlab().on("GET", "/things/3", "null");
        assertThat(calls.answer("get", ISSUE)).hasToString("{\"value\":null}");
    }

    @Test
    void asksAsTheCaller() {
        calls.gitlab().on("POST", "/things", "{\"id\":3}");

        calls.call("add", Map.of("title", "Grüße"));

        FakeGitLab.Asked asked = calls.gitlab().asked().get(0);
        assertThat(asked.credential()).isEqualTo(FakeGitLab.ALICE);
        assertThat(asked.request().json()).isEqualTo(Map.of("title", "Grüße"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"message\":\"204 No Content\"}", "<html>"})
    void saysWhatWasDoneWhateverGitLabSends(String body) {
        calls.gitlab().on("DELETE", "/things/3", body);

        assertThat(calls.answer("delete", ISSUE)).hasToString("{\"status\":\"deleted\",\"thing\":\"3\"}");
    }

    @Test
    void answersAnEmptyObjectWhenAWriteHasNothingToTell() {
        calls.gitlab().on("POST", "/things/3/approve", "");

        assertThat(calls.answer("approve", ISSUE)).hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<html>Sign in</html>", "{", "{\"id\":", "{\"id\":3", "{\"noise\":[1,2", "nul"})
    void takesABrokenAnswerForAFailureOfGitLab(String body) {
        calls.gitlab().on("GET", "/things/3", body);

        assertThat(calls.failure(Fault.UNAVAILABLE, "get", ISSUE)).hasMessageStartingWith("GitLab's answer ");
    }

    @Test
    void takesJsonThatIsNestedWithoutEndForAFailureOfGitLab() {
        calls.gitlab().on("GET", "/things/3", "[".repeat(100_000));

        calls.failure(Fault.UNAVAILABLE, "get", ISSUE);
    }

    @Test
    void passesOnWhyGitLabRefuses() {
        calls.gitlab().failing("GET", "/things/3", new GitLabException(Fault.FORBIDDEN, "no"));

        assertThat(calls.failure(Fault.FORBIDDEN, "get", ISSUE)).hasMessage("no");
    }

    @Test
    void passesOnHalfACharacter() {
        calls.gitlab().on("GET", "/things/3", "{\"id\":\"a\\udc00b\",\"author\":{\"username\":\"\\ud800\"}}");

        assertThat(calls.answer("get", ISSUE))
                .hasToString("{\"id\":\"a\ufffdb\",\"author\":{\"username\":\"\ufffd\"}}");
    }
}
