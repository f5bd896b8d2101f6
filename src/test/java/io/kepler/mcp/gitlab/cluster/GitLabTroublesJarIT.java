package io.kepler.mcp.gitlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.Answer;
import io.kepler.mcp.gitlab.it.Eventually;
import io.kepler.mcp.gitlab.it.ToolAnswer;
import io.kepler.mcp.gitlab.sample.RefreshMood;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a connected client sees when GitLab does not renew its user's token. */
class GitLabTroublesJarIT extends OneNode {

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
