package io.kepler.mcp.gitlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.it.ToolAnswer;
import org.junit.jupiter.api.Test;

/** One node on its embedded database that is stopped and started again while somebody is connected. */
class RestartJarIT extends OneNode {

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
