package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many callers at once, each with the eyes of its own user. */
@ContainerTest
class UsersContainerIT {
    private static final int ROUNDS = 40;
    private static final int THREADS = 16;

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @Test
    void neverShowsAUserWhatBelongsToAnother(Stage stage) throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            calls.add(
                    () -> seesOnlyItsOwn(stage.alice(), "alice", SampleGitLab.ALICE_PROJECT, SampleGitLab.BOB_PROJECT));
            calls.add(() -> seesOnlyItsOwn(stage.bob(), "bob", SampleGitLab.BOB_PROJECT, SampleGitLab.ALICE_PROJECT));
        }
        assertThat(Crowd.run(THREADS, calls)).hasSize(2 * ROUNDS);
    }

    @Test
    void keepsASessionForItsOwner(Stage stage) {
        Answer opened = stage.alice()
                .plain(
                        "initialize",
                        Map.of(
                                "protocolVersion",
                                "2025-11-25",
                                "capabilities",
                                Map.of(),
                                "clientInfo",
                                Map.of("name", "test", "version", "1")));
        String session = opened.header("Mcp-Session-Id");

        assertThat(session).isNotEmpty();
        assertThat(inSession(stage.alice(), session).status()).isEqualTo(200);
        assertThat(inSession(stage.bob(), session).status()).isEqualTo(404);
        assertThat(stage.bob().with("Mcp-Session-Id", session).send("DELETE").status())
                .isEqualTo(404);
        assertThat(stage.alice().with("Mcp-Session-Id", session).send("DELETE").status())
                .isEqualTo(204);
        assertThat(inSession(stage.alice(), session).status()).isEqualTo(404);
    }

    private static Answer inSession(McpHttp client, String session) {
        return client.with("Mcp-Session-Id", session)
                .with("MCP-Protocol-Version", "2025-11-25")
                .plain("tools/call", Map.of("name", "get_current_user", "arguments", Map.of()));
    }

    private static String seesOnlyItsOwn(McpHttp client, String username, String own, String foreign) {
        JsonNode user = client.call("get_current_user", Map.of()).json();
        ToolAnswer list = client.call("list_projects", Map.of("per_page", 100, "max_items", 100));
        ToolAnswer mine = client.call("get_project", Map.of("project_id", own));
        ToolAnswer other = client.call("get_project", Map.of("project_id", foreign));

        assertThat(user.path("username").asString()).isEqualTo(username);
        assertThat(list.json().path("items").size()).isGreaterThan(10);
        assertThat(list.text()).contains(own).doesNotContain(foreign);
        assertThat(mine.json().path("path_with_namespace").asString()).isEqualTo(own);
        assertThat(other.errorCode()).isEqualTo("not_found");
        return username;
    }
}
