package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.store.Fernet;
import io.kepler.mcp.gitlab.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts a WAR twice on one new PostgreSQL database. */
final class TwoNodes {
    private TwoNodes() {}

    static List<WarProcess> of(Path war, SampleGitLab gitlab) {
        Map<String, String> settings = Map.of(
                "KEPLER_MCP_GITLAB_URL",
                gitlab.url().toString(),
                "KEPLER_MCP_DATABASE_URL",
                TestDatabase.POSTGRES.newUrl(),
                "KEPLER_MCP_TOKEN_ENCRYPTION_KEY",
                Fernet.generateKey());
        return List.of(WarProcess.start(war, settings), WarProcess.start(war, settings));
    }
}
