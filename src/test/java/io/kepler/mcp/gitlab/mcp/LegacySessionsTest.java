package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.tools.CatalogueText;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LegacySessionsTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final McpStreamableServerSession SDK = sdkSession();

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final LegacySessions sessions = new LegacySessions(TIMEOUT, 3, now::get);

    @Test
    void areFoundByTheirUserOnly() {
        LegacySession session = add("a", "alice");

        assertThat(sessions.use("a", "alice")).hasValue(session);
        assertThat(sessions.use("a", "bob")).isEmpty();
        assertThat(sessions.use("b", "alice")).isEmpty();
    }

    @Test
    void endWhenNobodyUsesThemForAWhile() {
        add("a", "alice");

        pass(TIMEOUT);
        assertThat(sessions.use("a", "alice")).isPresent();
        pass(TIMEOUT.plusNanos(1));
        assertThat(sessions.use("a", "alice")).isEmpty();
    }

    @Test
    void areNotKeptAliveByStrangers() {
        add("a", "alice");

        pass(TIMEOUT);
        assertThat(sessions.use("a", "bob")).isEmpty();
        assertThat(sessions.remove("a", "bob")).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(sessions.use("a", "alice")).isEmpty();
    }

    @Test
    void endEachInItsOwnTime() {
        add("a", "alice");
        pass(Duration.ofMinutes(20));
        add("b", "alice");
        assertThat(sessions.use("a", "alice")).isPresent();
        pass(Duration.ofMinutes(20));
        add("c", "alice");
        pass(Duration.ofMinutes(11));

        assertThat(sessions.use("a", "alice")).isEmpty();
        assertThat(sessions.use("b", "alice")).isEmpty();
        assertThat(sessions.use("c", "alice")).isPresent();
    }

    @Test
    void giveWayToANewOneOfTheSameUserFirst() {
        add("b1", "bob");
        add("a1", "alice");
        add("a2", "alice");
        assertThat(sessions.use("a1", "alice")).isPresent();

        add("a3", "alice");

        assertThat(sessions.use("a2", "alice"))
                .as("least recently used of alice")
                .isEmpty();
        assertThat(sessions.use("a1", "alice")).isPresent();
        assertThat(sessions.use("a3", "alice")).isPresent();
        assertThat(sessions.use("b1", "bob")).isPresent();
    }

    @Test
    void giveWayOldestFirstWhenTheUserHasNone() {
        add("a1", "alice");
        add("a2", "alice");
        add("b1", "bob");

        add("c1", "carol");

        assertThat(sessions.use("a1", "alice")).isEmpty();
        assertThat(sessions.use("a2", "alice")).isPresent();
        assertThat(sessions.use("b1", "bob")).isPresent();
        assertThat(sessions.use("c1", "carol")).isPresent();
    }

    @Test
    void giveWayToNobodyWhileThereIsRoomAgain() {
        add("a1", "alice");
        add("a2", "alice");
        pass(TIMEOUT.plusNanos(1));
        add("b1", "bob");
        add("b2", "bob");
        add("b3", "bob");

        assertThat(sessions.use("b1", "bob")).isPresent();
    }

    @Test
    void areRemovedOnceAndByTheirUserOnly() {
        add("a", "alice");

        assertThat(sessions.remove("a", "bob")).isFalse();
        assertThat(sessions.remove("a", "alice")).isTrue();
        assertThat(sessions.remove("a", "alice")).isFalse();
        assertThat(sessions.use("a", "alice")).isEmpty();
    }

    private LegacySession add(String id, String owner) {
        LegacySession session = new LegacySession(id, owner, Revision.V2025_11_25, SDK);
        sessions.add(session);
        return session;
    }

    /** The clock overflows on the way, as System.nanoTime may. */
    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static McpStreamableServerSession sdkSession() {
        var catalogue = CatalogueText.issues("go: { description: Go., request: GET /go }")
                .read();
        var toolbox = new Toolbox(catalogue, Map.of(), Duration.ZERO);
        var calls = new ToolCalls(JsonMapper.shared(), catalogue, toolbox, new Failures(), caller -> {});
        var info = McpSchema.Implementation.builder("test", "1").build();
        return new SdkServer(info, McpJsonDefaults.getMapper(), calls)
                .sessions()
                .startSession(McpSchema.InitializeRequest.builder(
                                "2025-11-25",
                                McpSchema.ClientCapabilities.builder().build(),
                                info)
                        .build())
                .session();
    }
}
