package io.kepler.mcp.gitlab.store;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.client;
import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static io.kepler.mcp.gitlab.oauth.Examples.request;
import static io.kepler.mcp.gitlab.state.Task.Status.WORKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.oauth.Grant;
import io.kepler.mcp.gitlab.oauth.Stores;
import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import io.kepler.mcp.gitlab.state.Session;
import io.kepler.mcp.gitlab.state.Signal;
import io.kepler.mcp.gitlab.state.Task;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource
    void remembersAfterARestart(TestDatabase kind) {
        String url = kind.newUrl();
        Grant grant = grant(1, id());
        try (Database database = TestNode.open(url, TestNode.KEY)) {
            database.stores().grants().save(grant);
        }
        try (Database database = TestNode.open(url, TestNode.KEY)) {
            assertThat(database.stores().grants().find(grant.id())).contains(grant);
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoTokenNoStateAndNoSessionValueInTheClear(TestDatabase kind) throws Exception {
        String url = kind.newUrl();
        try (Database database = TestNode.open(url, TestNode.KEY)) {
            Stores stores = database.stores();
            stores.clients().add(client("client-1"), hash());
            stores.grants().save(grant(1, "client-1"));
            stores.browserSessions().put(hash(), "state", "state-of-gitlab".getBytes(StandardCharsets.UTF_8), NOW);
            stores.authorizationRequests().add(request(hash()));
        }

        assertThat(TestDatabase.dump(url))
                .contains("client-1", "ada")
                .doesNotContain("glat-first", "glrt-first", "state-of-gitlab", "a state of the client", TestNode.KEY);
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoIdOfASessionOrTaskAndNothingThatTheySayInTheClear(TestDatabase kind) throws Exception {
        String url = kind.newUrl();
        Instant now = Instant.now();
        try (Database database = TestNode.open(url, TestNode.KEY)) {
            database.sessions(HOUR)
                    .add(new Session("id-of-session", "ada", "2025-06-18", "{}", "{}", "info", Set.of(), now, now), 1);
            database.tasks()
                    .add(
                            new Task(
                                    "id-of-task",
                                    "ada",
                                    "wait",
                                    WORKING,
                                    null,
                                    now,
                                    now,
                                    HOUR,
                                    HOUR,
                                    "{\"secret\":1}",
                                    0),
                            1);
            database.signals().publish(new Signal("kind-of-signal", "id-of-session", "secret"));
        }

        assertThat(TestDatabase.dump(url))
                .contains("ada", "wait", "2025-06-18")
                .doesNotContain("id-of-session", "id-of-task", "kind-of-signal", "secret");
    }

    @ParameterizedTest
    @EnumSource
    void purgesWhatTheProtocolNeedsNoLonger(TestDatabase kind) throws Exception {
        String url = kind.newUrl();
        TestNode.open(url, TestNode.KEY).close();
        try (Parts parts = new Parts(url, TestNode.KEY);
                ProtocolState state =
                        ProtocolState.in(parts.located, parts.transactions, parts.keys, InstantSource.fixed(NOW))) {
            state.sessions(HOUR).add(new Session("s", "ada", "2025-06-18", "{}", "{}", "info", Set.of(), NOW, NOW), 1);
            state.tasks().add(new Task("t", "ada", "wait", WORKING, null, NOW, NOW, HOUR, HOUR, "{}", 0), 1);
            state.signals().publish(new Signal("kind", "target", "payload"));

            assertThat(state.purge(NOW.plusSeconds(59))).isZero();
            assertThat(state.purge(NOW.plusSeconds(60))).isEqualTo(1);
            assertThat(state.purge(NOW.plus(HOUR))).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherKeyThanTheOneItWasEncryptedWith(TestDatabase kind) {
        String url = kind.newUrl();
        TestNode.open(url, TestNode.KEY).close();

        assertThatThrownBy(() -> TestNode.open(url, TestNode.OTHER_KEY))
                .isInstanceOf(StoreException.class)
                .hasMessage("The database was encrypted with another key than the one of this server."
                        + " Give it the old key too: KEPLER_MCP_TOKEN_ENCRYPTION_KEY=new,old.");
        TestNode.open(url, TestNode.OTHER_KEY, TestNode.KEY).close();
        TestNode.open(url, TestNode.KEY).close();
    }

    @Test
    void saysThatTheDatabaseIsNotThere() {
        assertThatThrownBy(() -> TestNode.open("jdbc:h2:mem:nowhere;IFEXISTS=TRUE;PASSWORD=hush", TestNode.KEY))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:h2:mem:nowhere")
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheStoresAreUnavailableWhenTheDatabaseIsGone(TestDatabase kind) {
        String url = kind.newUrl();
        TestNode.open(url, TestNode.KEY).close();
        try (Parts parts = new Parts(url, TestNode.KEY)) {
            parts.located.close().run();

            assertThatThrownBy(() -> parts.stores.grants().find(id())).isInstanceOf(StoresUnavailableException.class);
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        TestNode.open(TestDatabase.H2.newUrl(), TestNode.KEY).close();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("kepler-mcp")) {
                thread.join(60_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
