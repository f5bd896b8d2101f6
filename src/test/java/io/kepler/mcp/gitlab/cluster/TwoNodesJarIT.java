package io.kepler.mcp.gitlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.Answer;
import io.kepler.mcp.gitlab.it.Eventually;
import io.kepler.mcp.gitlab.it.OAuthClient;
import io.kepler.mcp.gitlab.it.OAuthEndpoints;
import io.kepler.mcp.gitlab.it.RoundRobin;
import io.kepler.mcp.gitlab.it.ToolAnswer;
import io.kepler.mcp.gitlab.it.WarProcess;
import io.kepler.mcp.gitlab.oauth.Crowd;
import io.kepler.mcp.gitlab.sample.RefreshMood;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.store.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes on one PostgreSQL, started at the same moment on an empty database, behind an address that is not sticky. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesJarIT {
    private static final String KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";

    private final String database = TestDatabase.POSTGRES.newUrl();
    private RoundRobin address;
    private SampleGitLab gitlab;
    private List<WarProcess> nodes;

    @BeforeAll
    void start() throws Exception {
        address = new RoundRobin();
        gitlab = SampleGitLab.start(0, "/gitlab");
        nodes = Nodes.together(
                2,
                Nodes.settings(address.url(), gitlab, Map.of("DATABASE_URL", database, "TOKEN_ENCRYPTION_KEY", KEY)));
        address.over(nodes.stream().map(WarProcess::baseUri).toList());
    }

    @AfterAll
    void stop() {
        nodes.forEach(WarProcess::close);
        gitlab.close();
        address.close();
    }

    @BeforeEach
    void forget() {
        gitlab.reset();
    }

    private URI mcp(int node) {
        return nodes.get(node).baseUri().resolve("/mcp");
    }

    private OAuthClient connected(String user) throws Exception {
        return OAuthClient.register(OAuthEndpoints.of(address.url())).connect(user);
    }

    private static void assertIs(String username, Answer answer) {
        assertThat(ToolAnswer.of(answer).json().path("username").asString()).isEqualTo(username);
    }

    /** Each step falls to the one node in the first walk and to the other in the second. */
    @Test
    void walkALoginTogether() throws Exception {
        for (int first = 0; first < 2; first++) {
            address.beginWith(first);
            assertIs("alice", connected("Alice").call());
        }
        assertThat(List.of("/oauth/authorize", "/oauth/callback", "/oauth/continue", "/oauth/token", "/mcp"))
                .allSatisfy(path -> assertThat(address.servedBy(path)).hasSize(2));
    }

    @Test
    void answerInTurns() throws Exception {
        OAuthClient client = connected("Bob");
        for (int i = 0; i < 6; i++) {
            assertIs("bob", client.call());
            assertThat(client.refresh().status()).isEqualTo(200);
            address.beginWith(i % 2);
        }
        assertIs("bob", client.call(mcp(0)));
        assertIs("bob", client.call(mcp(1)));
    }

    @Test
    void feelWhatTheOtherRevoked() throws Exception {
        OAuthClient client = connected("Alice");
        assertIs("alice", client.call(mcp(0)));
        assertIs("alice", client.call(mcp(1)));
        client.revoke(nodes.get(0).baseUri().resolve("/oauth/revoke"));
        assertThat(client.call(mcp(0)).status()).isEqualTo(401);
        assertThat(Eventually.becomes(401, () -> client.call(mcp(1)).status())).isEqualTo(401);
    }

    /** What GitLab ended early is found out in the middle of 64 calls; what is due, before them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refreshAnExpiredTokenOnceForAllCalls(boolean due) throws Exception {
        if (due) {
            gitlab.oauth().tokenLifetime(Duration.ofMinutes(4));
        }
        OAuthClient client = connected("Bob");
        gitlab.oauth().tokenLifetime(Duration.ofHours(2));
        gitlab.oauth().refreshing(RefreshMood.slow(Duration.ofMillis(500)));
        int before = gitlab.oauth().refreshAttempts();
        if (!due) {
            assertIs("bob", client.call(mcp(0)));
            assertIs("bob", client.call(mcp(1)));
        }
        gitlab.oauth().expireAll("bob");

        List<Answer> answers = Crowd.does(64, caller -> client.call(mcp(caller % 2)));
        assertThat(answers).allSatisfy(answer -> assertIs("bob", answer));
        assertThat(gitlab.oauth().refreshAttempts() - before).isOne();
    }

    @Test
    void makeTheTablesOnce() throws Exception {
        assertThat(TestDatabase.column(database, "select version from schema_versions"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
        assertThat(TestDatabase.column(database, "select success from flyway_schema_history"))
                .isNotEmpty()
                .containsOnly("t");
    }
}
