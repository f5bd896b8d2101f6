package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With {@code java -jar}, at the root of an address that the server works out itself. */
class ForeignClientsJarIT extends ForeignClients {
    private static SampleGitLab gitlab;
    private static WarProcess war;
    private static URI server;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        int port = Ports.free();
        server = URI.create("http://localhost:" + port);
        gitlab = SampleGitLab.start();
        gitlab.oauth().redirectUris(server + "/oauth/callback");
        war = WarProcess.start(
                Map.of(
                        "KEPLER_MCP_GITLAB_URL",
                        gitlab.url().toString(),
                        "KEPLER_MCP_AUTH_MODES",
                        "oauth",
                        "KEPLER_MCP_OAUTH_CLIENT_ID",
                        SampleOAuth.CLIENT_ID,
                        "KEPLER_MCP_OAUTH_CLIENT_SECRET",
                        SampleOAuth.CLIENT_SECRET,
                        "KEPLER_MCP_DATA_DIR",
                        data.toString()),
                "--port",
                "" + port);
    }

    @AfterAll
    static void stop() {
        war.close();
        gitlab.close();
    }

    @Override
    URI server() {
        return server;
    }
}
