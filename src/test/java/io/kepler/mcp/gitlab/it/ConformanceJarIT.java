package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** With {@code java -jar}. */
class ConformanceJarIT extends Conforming {
    private static SampleGitLab gitlab;
    private static WarProcess war;

    @BeforeAll
    static void start() throws IOException {
        gitlab = SampleGitLab.start();
        war = WarProcess.start(
                Wars.conformanceFile(),
                Map.of("KEPLER_MCP_GITLAB_URL", gitlab.url().toString()));
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

    @Override
    String path() {
        return "/mcp";
    }
}
