package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.node.NodeProgram;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clients that others wrote. They know the address of the MCP endpoint, and users who allow them to connect. */
abstract class ForeignClients {
    private static final int TOOLS = 51;

    /** Where the server is for clients, without trailing slash. */
    abstract URI server();

    private URI endpoint() {
        return URI.create(server() + "/mcp");
    }

    @Test
    void theTypeScriptSdkConnectsCallsAndRefreshes() throws Exception {
        try (NodeProgram client = NodeProgram.start("sdk-client.mjs", endpoint().toString())) {
            Person.ALICE.allow(
                    client.await(Pattern.compile("^authorize: \"(.*)\"$")).group(1));

            assertThat(client.exitCode()).as(client.output()).isZero();
            assertThat(client.output().lines().skip(1))
                    .containsExactly(
                            "tools: " + TOOLS, "user: \"alice\"", "user after refresh: \"alice\"", "rotated: true");
        }
    }

    @Test
    void mcpRemoteConnectsOnceForAllItsRuns(@TempDir Path memory) throws Exception {
        try (McpRemote client = new McpRemote(endpoint(), memory)) {
            Person.BOB.allow(client.asksFor());
            assertUsable(client);
        }
        try (McpRemote client = new McpRemote(endpoint(), memory)) {
            assertUsable(client);
            assertThat(client.output()).doesNotContain("/oauth/authorize");
        }
    }

    private static void assertUsable(McpRemote client) throws InterruptedException {
        assertThat(client.initialize().at("/serverInfo/name").asString()).isNotEmpty();
        assertThat(client.request("tools/list", Map.of()).path("tools").size()).isEqualTo(TOOLS);
        JsonNode answer = client.request("tools/call", Map.of("name", "get_current_user", "arguments", Map.of()));
        assertThat(McpHttp.json(answer.at("/content/0/text").asString())
                        .path("username")
                        .asString())
                .isEqualTo("bob");
    }

    @Test
    void theJavaClientCarriesATokenThatWasFoundByDiscovery() throws Exception {
        String token = OAuthClient.register(OAuthEndpoints.discover(endpoint()))
                .connect("Alice")
                .accessToken();

        try (McpSyncClient client = OfficialClient.bearing(endpoint(), token)) {
            client.initialize();
            TextContent user = (TextContent)
                    client.callTool(CallToolRequest.builder("get_current_user").build())
                            .content()
                            .get(0);

            assertThat(client.listTools().tools()).hasSize(TOOLS);
            assertThat(McpHttp.json(user.text()).path("username").asString()).isEqualTo("alice");
        }
    }

    @Test
    void theConformanceSuiteFindsAnAuthorizationServer() throws Exception {
        int port = Ports.free();
        JsonNode client = OAuthEndpoints.discover(endpoint()).register("http://127.0.0.1:" + port + "/callback", false);
        try (NodeProgram suite = NodeProgram.start(
                "node_modules/@modelcontextprotocol/conformance/dist/index.js",
                "authorization",
                "--url",
                server().toString(),
                "--client-id",
                client.path("client_id").asString(),
                "--resource",
                endpoint().toString(),
                "--port",
                "" + port)) {
            Person.ALICE.allow(suite.await(Pattern.compile("^http\\S+\\?response_type=code\\S+"))
                    .group());

            assertThat(suite.exitCode()).as(suite.output()).isZero();
            assertThat(suite.output())
                    .contains("authorization-server-metadata-endpoint: 2 passed, 0 failed")
                    .contains("authorization-code-grant: 1 passed, 0 failed");
        }
    }
}
