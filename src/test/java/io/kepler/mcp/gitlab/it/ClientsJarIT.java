package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.tools.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With {@code java -jar}, and what the documentation says about it. */
class ClientsJarIT extends Visited {
    private static SampleGitLab gitlab;
    private static WarProcess war;

    @BeforeAll
    static void start() throws IOException {
        gitlab = SampleGitLab.start();
        war = WarProcess.start(Map.of("KEPLER_MCP_GITLAB_URL", gitlab.url().toString()));
    }

    @AfterAll
    static void stop() {
        war.close();
        gitlab.close();
    }

    @Override
    List<URI> nodes() {
        return List.of(war.baseUri());
    }

    @Test
    void areOnThePage() throws IOException {
        Snapshot.check(Path.of("docs", "clients.md"), ClientsPage.write());
    }
}
