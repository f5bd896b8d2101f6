package io.kepler.mcp.gitlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.it.OAuthClient;
import io.kepler.mcp.gitlab.it.OAuthEndpoints;
import io.kepler.mcp.gitlab.it.RoundRobin;
import io.kepler.mcp.gitlab.it.ToolAnswer;
import io.kepler.mcp.gitlab.it.WarProcess;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node on its embedded database that is stopped and started again while somebody is connected. */
class RestartJarIT {

    @TempDir
    Path data;

    private RoundRobin address;
    private SampleGitLab gitlab;
    private WarProcess war;
    private OAuthClient client;

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

    private void startWar() {
        war = WarProcess.start(Nodes.settings(address.url(), gitlab, Map.of("DATA_DIR", data.toString())));
        address.over(List.of(war.baseUri()));
    }

    private void restart() {
        war.close();
        startWar();
    }

    @Test
    void changesNothingForAConnectedClient() throws Exception {
        client.connect("Alice");
        assertIsAlice();
        restart();
        assertIsAlice();
        assertThat(client.refresh().status()).isEqualTo(200);
        restart();
        assertIsAlice();
        gitlab.oauth().expireAll("alice");
        assertIsAlice();
        assertThat(gitlab.oauth().refreshes()).isOne();
    }

    @Test
    void changesNothingForALoginUnderWay() throws Exception {
        Page question = client.ask();
        restart();
        Page atGitLab = question.press("Allow").press("Alice");
        restart();
        Page end = atGitLab.press("Authorize");
        restart();
        assertThat(client.redeem(end).status()).isEqualTo(200);
        assertIsAlice();
    }

    private void assertIsAlice() {
        assertThat(ToolAnswer.of(client.call()).json().path("username").asString())
                .isEqualTo("alice");
    }

    @Test
    void remembersARevocation() throws Exception {
        client.connect("Alice");
        client.revoke();
        restart();
        assertThat(client.call().status()).isEqualTo(401);
        assertThat(client.refresh().status()).isEqualTo(400);
    }
}
