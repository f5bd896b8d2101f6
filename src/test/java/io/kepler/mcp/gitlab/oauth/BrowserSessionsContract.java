package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a store of browser sessions does, whatever it keeps them in. */
interface BrowserSessionsContract extends TwoNodes {

    @Test
    default void remembersValuesOfABrowserSessionUntilTheirTime() {
        String session = hash();
        byte[] value = "state".getBytes(StandardCharsets.UTF_8);
        stores().browserSessions().put(session, "state", value, NOW.plusSeconds(10));

        assertThat(node(1).browserSessions().get(session, "state", NOW)).hasValue(value);
        assertThat(stores().browserSessions().get(session, "other", NOW)).isEmpty();
        assertThat(stores().browserSessions().get(hash(), "state", NOW)).isEmpty();
        assertThat(stores().browserSessions().get(session, "state", NOW.plusSeconds(10)))
                .isEmpty();
    }

    @Test
    default void replacesRemovesAndForgetsValues() {
        String session = hash();
        BrowserSessions sessions = stores().browserSessions();
        sessions.put(session, "a", new byte[] {1}, NOW.plusSeconds(10));
        sessions.put(session, "a", new byte[] {2}, NOW.plusSeconds(20));
        sessions.put(session, "b", new byte[0], NOW.plusSeconds(10));

        assertThat(sessions.get(session, "a", NOW.plusSeconds(15))).hasValue(new byte[] {2});
        sessions.remove(session, "a");
        assertThat(sessions.get(session, "a", NOW)).isEmpty();
        assertThat(sessions.get(session, "b", NOW)).hasValue(new byte[0]);
        sessions.destroy(session);
        assertThat(sessions.get(session, "b", NOW)).isEmpty();
    }

    @Test
    default void movesASessionToANewCookie() {
        String before = hash();
        String after = hash();
        stores().browserSessions().put(before, "a", new byte[] {1}, NOW.plusSeconds(10));

        stores().browserSessions().rename(before, after);

        assertThat(stores().browserSessions().get(before, "a", NOW)).isEmpty();
        assertThat(stores().browserSessions().get(after, "a", NOW)).hasValue(new byte[] {1});
    }

    @Test
    default void keepsOneValueWhenManyPutAtOnce() throws Exception {
        String session = hash();

        Crowd.does(CROWD, member -> {
            either(member).browserSessions().put(session, "a", new byte[] {(byte) member}, NOW.plusSeconds(10));
            return member;
        });

        assertThat(stores().browserSessions().get(session, "a", NOW))
                .hasValueSatisfying(value -> assertThat(value).hasSize(1));
    }
}
