package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may connect when only the members of a group may, from the login to the day they leave. */
class AllowedGroupsJarIT {
    private static final String PARENT = "orbit";
    private static final String GROUP = "orbit/ground";

    private SampleGitLab gitlab;
    private WarProcess war;
    private OAuthEndpoints server;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        int port = Ports.free();
        URI url = URI.create("http://localhost:" + port);
        gitlab = SampleGitLab.start();
        gitlab.oauth().redirectUris(url + "/oauth/callback");
        Map<String, String> settings = Map.of(
                "KEPLER_MCP_GITLAB_URL",
                gitlab.url().toString(),
                "KEPLER_MCP_AUTH_MODES",
                "oauth",
                "KEPLER_MCP_OAUTH_CLIENT_ID",
                SampleOAuth.CLIENT_ID,
                "KEPLER_MCP_OAUTH_CLIENT_SECRET",
                SampleOAuth.CLIENT_SECRET,
                "KEPLER_MCP_ALLOWED_GROUPS",
                GROUP,
                "KEPLER_MCP_DATA_DIR",
                data.toString());
        war = WarProcess.start(settings, "--port", "" + port);
        server = OAuthEndpoints.of(url);
    }

    @AfterEach
    void stop() {
        war.close();
        gitlab.close();
    }

    @Test
    void losesTheConnectionWithTheLastGroupThatCounts() throws Exception {
        OAuthClient bob = OAuthClient.register(server).connect("Bob");
        assertThat(works(bob)).isTrue();

        gitlab.expel("bob", GROUP);
        gitlab.oauth().expireAll("bob");
        assertThat(Eventually.becomes(true, () -> works(bob)))
                .as("inherited from " + PARENT)
                .isTrue();
        assertThat(gitlab.oauth().refreshes()).isOne();

        gitlab.expel("bob", PARENT);
        gitlab.oauth().expireAll("bob");
        Eventually.becomes(401, () -> bob.call().status());
        Answer refused = bob.call();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate"))
                .startsWith("Bearer")
                .contains("error=\"invalid_token\"")
                .contains("resource_metadata");
        assertThat(gitlab.oauth().pairs("bob")).as("given back to GitLab").isZero();
        assertThat(war.log()).contains("bob is in none of the GitLab groups that may connect");

        Page again =
                OAuthClient.register(server).ask().press("Allow").press("Bob").press("Authorize");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.body()).contains("bob is in none of the groups that may connect here");
    }

    private static boolean works(OAuthClient client) {
        return client.call().body().contains("bob");
    }
}
