package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the official Java client makes of the server: handshake, session, list, calls. */
@ContainerTest
class OfficialClientContainerIT {

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @Test
    void shakesHandsAndListsTheTools(Stage stage) {
        try (McpSyncClient client = OfficialClient.of(stage, SampleGitLab.ALICE_TOKEN)) {
            assertThat(client.initialize().serverInfo().name()).isNotEmpty();
            assertThat(client.listTools().tools()).hasSize(51);
            assertThat(client.ping()).isNotNull();
        }
    }

    @Test
    void readsCreatesAndPages(Stage stage) {
        try (McpSyncClient client = OfficialClient.of(stage, SampleGitLab.ALICE_TOKEN)) {
            client.initialize();
            String project = SampleGitLab.MAIN_PROJECT;

            JsonNode created =
                    success(client, "create_issue", Map.of("project_id", project, "title", "Scratch on the mirror"));
            JsonNode read = success(
                    client,
                    "get_issue",
                    Map.of(
                            "project_id",
                            project,
                            "issue_iid",
                            created.path("iid").asInt()));
            JsonNode listed =
                    success(client, "list_issues", Map.of("project_id", project, "per_page", 10, "max_items", 25));

            assertThat(read.path("title").asString()).isEqualTo("Scratch on the mirror");
            assertThat(listed.path("items").size()).isEqualTo(25);
        }
    }

    @Test
    void learnsWhatWentWrong(Stage stage) {
        try (McpSyncClient client = OfficialClient.of(stage, SampleGitLab.ALICE_TOKEN)) {
            client.initialize();

            CallToolResult result = call(client, "get_project", Map.of("project_id", "no/such/project"));

            assertThat(result.isError()).isTrue();
            assertThat(text(result)).contains("not_found");
        }
    }

    private static JsonNode success(McpSyncClient client, String tool, Map<String, Object> arguments) {
        CallToolResult result = call(client, tool, arguments);
        return new ToolAnswer(Boolean.TRUE.equals(result.isError()), text(result)).json();
    }

    private static CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }
}
