package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.store.Fernet;
import io.kepler.mcp.gitlab.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On two nodes with one PostgreSQL, whose requests come in turns, whoever asks. */
class ConformanceTwoNodesJarIT extends Conforming {
    private static SampleGitLab gitlab;
    private static List<WarProcess> nodes;

    @BeforeAll
    static void start() throws IOException {
        gitlab = SampleGitLab.start();
        Path war = Wars.conformanceFile();
        Map<String, String> settings = Map.of(
                "KEPLER_MCP_GITLAB_URL",
                gitlab.url().toString(),
                "KEPLER_MCP_DATABASE_URL",
                TestDatabase.POSTGRES.newUrl(),
                "KEPLER_MCP_TOKEN_ENCRYPTION_KEY",
                Fernet.generateKey());
        nodes = List.of(WarProcess.start(war, settings), WarProcess.start(war, settings));
    }

    @AfterAll
    static void stop() {
        nodes.forEach(WarProcess::close);
        gitlab.close();
    }

    @Override
    List<URI> nodes() {
        return nodes.stream().map(WarProcess::baseUri).toList();
    }

    @Override
    String path() {
        return "/mcp";
    }
}
