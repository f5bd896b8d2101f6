package io.kepler.mcp.gitlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.Answer;
import io.kepler.mcp.gitlab.it.Eventually;
import io.kepler.mcp.gitlab.it.OAuthClient;
import io.kepler.mcp.gitlab.it.OAuthEndpoints;
import io.kepler.mcp.gitlab.it.RoundRobin;
import io.kepler.mcp.gitlab.it.ToolAnswer;
import io.kepler.mcp.gitlab.it.WarProcess;
import io.kepler.mcp.gitlab.sample.RefreshMood;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connected client sees when GitLab does not renew its user's token. */
class GitLabTroublesJarIT {

    @TempDir
    Path data;

    private RoundRobin address;
    private SampleGitLab gitlab;
    private WarProcess war;
    private OAuthClient client;

    @BeforeEach
    void connect() throws Exception {
        address = new RoundRobin();
        gitlab = SampleGitLab.start(0, "/gitlab");
        war = WarProcess.start(Nodes.settings(address.url(), gitlab, Map.of("DATA_DIR", data.toString())));
        address.over(List.of(war.baseUri()));
        client = OAuthClient.register(OAuthEndpoints.of(address.url()));
    }

    @AfterEach
    void stop() {
        war.close();
        gitlab.close();
        address.close();
    }

    private int status() {
        return client.call().status();
    }

    @Test
    void isAskedToComeBackWhileGitLabIsDownAndGoesOnAfterwards() throws Exception {
        gitlab.oauth().tokenLifetime(Duration.ofSeconds(1));
        client.connect("Alice");
        gitlab.oauth().refreshing(RefreshMood.FAILING);
        assertThat(Eventually.becomes(503, this::status)).isEqualTo(503);
        Answer away = client.call();
        assertThat(away.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(away.header("WWW-Authenticate")).isEmpty();

        gitlab.oauth().tokenLifetime(Duration.ofHours(2));
        gitlab.oauth().refreshing(RefreshMood.GOOD);
        assertThat(Eventually.becomes(200, this::status)).isEqualTo(200);
    }

    @Test
    void isToldInTheMiddleOfACallThatGitLabIsAwayAndKeepsItsConnection() throws Exception {
        client.connect("Alice");
        gitlab.oauth().expireAll("alice");
        gitlab.oauth().refreshing(RefreshMood.FAILING);
        assertThat(ToolAnswer.of(client.call()).errorCode()).isEqualTo("unavailable");

        gitlab.oauth().refreshing(RefreshMood.GOOD);
        assertThat(Eventually.becomes(false, () -> ToolAnswer.of(client.call()).isError()))
                .isFalse();
    }

    @Test
    void isSentToLogInAgainWhenGitLabEndedTheGrant() throws Exception {
        client.connect("Bob");
        assertThat(status()).isEqualTo(200);
        gitlab.oauth().withdraw("bob");
        assertThat(ToolAnswer.of(client.call()).errorCode()).isEqualTo("unauthenticated");

        Answer refused = client.call();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate"))
                .contains("error=\"invalid_token\"")
                .contains("resource_metadata=\"" + address.url() + "/.well-known/oauth-protected-resource/mcp\"");
        assertThat(client.refresh().status()).isEqualTo(400);
    }
}
