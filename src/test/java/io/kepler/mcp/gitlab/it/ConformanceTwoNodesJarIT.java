package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On two nodes with one PostgreSQL, whose requests come in turns, whoever asks. */
class ConformanceTwoNodesJarIT extends Conforming {
    private static SampleGitLab gitlab;
    private static List<WarProcess> nodes;

    @BeforeAll
    static void start() throws IOException {
        gitlab = SampleGitLab.start();
        nodes = TwoNodes.of(Wars.conformanceFile(), gitlab);
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
