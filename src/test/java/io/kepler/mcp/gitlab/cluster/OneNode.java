package io.kepler.mcp.gitlab.cluster;

import io.kepler.mcp.gitlab.it.OAuthClient;
import io.kepler.mcp.gitlab.it.OAuthEndpoints;
import io.kepler.mcp.gitlab.it.RoundRobin;
import io.kepler.mcp.gitlab.it.WarProcess;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A node on its embedded database, behind an address that stays when it is started again, and a client of it. */
abstract class OneNode {

    @TempDir
    Path data;

    RoundRobin address;
    SampleGitLab gitlab;
    OAuthClient client;
    private WarProcess war;

    @BeforeEach
    void start() throws Exception {
        address = new RoundRobin();
        gitlab = SampleGitLab.start(0, "/gitlab");
        startWar();
        client = OAuthClient.register(OAuthEndpoints.of(address.url()));
    }

    @AfterEach
    void stop() {
        war.close();
        gitlab.close();
        address.close();
    }

    final void restart() {
        war.close();
        startWar();
    }

    private void startWar() {
        war = WarProcess.start(Nodes.settings(address.url(), gitlab, Map.of("DATA_DIR", data.toString())));
        address.over(List.of(war.baseUri()));
    }
}
