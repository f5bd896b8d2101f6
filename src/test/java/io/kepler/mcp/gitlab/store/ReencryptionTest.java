package io.kepler.mcp.gitlab.store;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.oauth.Grant;
import io.kepler.mcp.gitlab.state.Task;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReencryptionTest {
    private static final String NEW = TestNode.KEY;
    private static final String OLD = TestNode.OTHER_KEY;
    private static final Task TASK = new Task(
            "task-1",
            "ada",
            "wait_for_pipeline",
            Task.Status.WORKING,
            null,
            NOW,
            NOW,
            Duration.ofDays(100_000),
            Duration.ofSeconds(5),
            "{\"title\":\"content-of-task\"}",
            0);

    @ParameterizedTest
    @EnumSource
    void makesTheOldKeyUnnecessary(TestDatabase kind) {
        String url = kind.newUrl();
        String session = hash();
        Grant grant = grant(1, id());
        try (Database database = TestNode.open(url, OLD)) {
            database.stores().grants().save(grant);
            database.stores().browserSessions().put(session, "a", new byte[] {1}, NOW.plusSeconds(1));
            database.tasks().add(TASK, 1);
        }

        try (Parts node = new Parts(url, NEW, OLD)) {
            node.check.refuseWrongKeys();
            assertThat(node.reencryption.run()).isEqualTo(3);
            assertThat(node.reencryption.run()).isZero();
        }

        try (Database database = TestNode.open(url, NEW)) {
            assertThat(database.stores().grants().find(grant.id())).contains(grant);
            assertThat(database.stores().browserSessions().get(session, "a", NOW))
                    .hasValue(new byte[] {1});
            assertThat(database.tasks().find(TASK.id())).contains(TASK);
        }
        assertThatThrownBy(() -> TestNode.open(url, OLD)).isInstanceOf(StoreException.class);
    }

    @ParameterizedTest
    @EnumSource
    void skipsARowThatIsInUseAndOneThatNoKeyOpens(TestDatabase kind) throws Exception {
        String url = kind.newUrl();
        TestNode.open(url, OLD).close();
        try (Parts lost = new Parts(url, Fernet.generateKey());
                Parts node = new Parts(url, NEW, OLD)) {
            Grant unreadable = lost.stores.grants().save(grant(1, id()));
            Grant busy;
            try (Parts old = new Parts(url, OLD)) {
                busy = old.stores.grants().save(grant(2, id()));
                old.stores.grants().refresh(busy.id(), row -> {
                    assertThat(node.reencryption.run()).isZero();
                    return row;
                });
            }

            assertThat(node.reencryption.run()).isEqualTo(1);
            assertThat(node.stores.grants().find(busy.id())).contains(busy);
            assertThat(lost.stores.grants().find(unreadable.id())).contains(unreadable);
        }
        TestNode.open(url, OLD).close();
    }
}
