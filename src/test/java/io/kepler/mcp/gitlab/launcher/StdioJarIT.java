package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.StdioServer;
import io.kepler.mcp.gitlab.it.WarProcess;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StdioJarIT {

    private static final Logger LOG = Logger.getLogger(StdioJarIT.class.getName());
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String WHO = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"get_current_user\",\"arguments\":{}}}";

    private static SampleGitLab gitlab;

    @BeforeAll
    static void start() throws Exception {
        gitlab = SampleGitLab.start();
    }

    @AfterAll
    static void stop() {
        gitlab.close();
    }

    @Test
    void saysNothingButTheProtocolAndEndsWithTheInput() throws Exception {
        long begin = System.nanoTime();
        try (StdioServer server = new StdioServer(alice(), "stdio")) {
            assertThat(server.ask(PING)).contains("\"id\":1", "\"result\":{}");
            LOG.info("answered after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            assertThat(server.ask(WHO)).contains("\"id\":2", "alice");

            assertThat(server.end()).isZero();
            assertThat(server.rest()).isEmpty();
            assertThat(server.log()).doesNotContain(SampleGitLab.ALICE_TOKEN, "Exception");
        }
    }

    @Test
    void servesOverTheSamePipeWhenTheSettingsSaySo() throws Exception {
        try (StdioServer server = new StdioServer(with(alice(), "KEPLER_MCP_TRANSPORT_MODE", "stdio"))) {
            assertThat(server.ask(WHO)).contains("alice");
            assertThat(server.end()).isZero();
        }
    }

    @Test
    void startsSeveralTimesAtOnce() throws Exception {
        List<StdioServer> servers = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                servers.add(new StdioServer(alice(), "stdio"));
            }
            for (StdioServer server : servers) {
                assertThat(server.ask(PING)).contains("\"result\":{}");
                assertThat(server.end()).isZero();
            }
        } finally {
            servers.forEach(StdioServer::close);
        }
    }

    @Test
    void saysWhichTokenIsMissing() throws Exception {
        Map<String, String> nobody =
                Map.of("KEPLER_MCP_GITLAB_URL", gitlab.url().toString());
        try (WarProcess war = WarProcess.run(nobody, "stdio")) {
            assertThat(war.exitCode()).isEqualTo(1);
            assertThat(war.log()).contains("GITLAB_TOKEN").doesNotContain("\tat ");
            assertThat(war.output()).isEmpty();
        }
    }

    @Test
    void servesTheOfficialClient() {
        try (McpSyncClient client =
                McpClient.sync(StdioServer.transport(alice())).build()) {
            assertThat(client.initialize().serverInfo().name()).isNotEmpty();
            assertThat(client.listTools().tools()).hasSizeGreaterThan(50);
            assertThat(client.callTool(McpSchema.CallToolRequest.builder("get_current_user")
                                    .build())
                            .content())
                    .singleElement()
                    .asString()
                    .contains("alice");
        }
    }

    private static Map<String, String> alice() {
        return Map.of(
                "KEPLER_MCP_GITLAB_URL", gitlab.url().toString(), "KEPLER_MCP_GITLAB_TOKEN", SampleGitLab.ALICE_TOKEN);
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        return StdioServer.with(settings, name, value);
    }
}
