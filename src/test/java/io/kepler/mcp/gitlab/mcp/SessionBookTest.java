package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.state.MemorySessions;
import io.kepler.mcp.gitlab.state.Session;
import io.kepler.mcp.gitlab.tools.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which sessions are kept, and for whom. */
class SessionBookTest {

    private static final Duration IDLE = Duration.ofMinutes(30);

    private Instant now = Instant.parse("2026-07-28T10:00:00Z");
    private final SessionBook book =
            new SessionBook(new MemorySessions(IDLE, () -> now), new Mint(), 3, () -> now, JsonMapper.shared());
    private final Proof alice = proof(1, "alice");
    private final Proof bob = proof(2, "bob");

    @Test
    void givesUpWhatTheSameUserUsedLeastOfLate() throws Exception {
        Session ofBob = begin(bob);
        Session first = begin(alice);
        Session second = begin(alice);
        later(Duration.ofMinutes(1));
        book.find(first.id(), alice);
        later(Duration.ofMinutes(1));

        Session third = begin(alice);

        assertThat(book.find(third.id(), alice).owner()).isEqualTo("1");
        assertThat(book.find(first.id(), alice).id()).isEqualTo(first.id());
        assertThat(book.find(ofBob.id(), bob).id()).isEqualTo(ofBob.id());
        assertNone(second, alice);
    }

    @Test
    void turnsNobodyAwayBecauseOthersHaveMany() throws Exception {
        Session oldest = begin(alice);
        Session second = begin(alice);
        Session third = begin(alice);

        Session ofBob = begin(bob);

        assertThat(book.find(ofBob.id(), bob).owner()).isEqualTo("2");
        assertNone(oldest, alice);
        for (Session kept : List.of(second, third)) {
            assertThat(book.find(kept.id(), alice).id()).isEqualTo(kept.id());
        }
    }

    @Test
    void keepsASessionAsLongAsItIsUsed() throws Exception {
        Session session = begin(alice);
        for (int i = 0; i < 5; i++) {
            later(IDLE.minusSeconds(1));
            book.find(session.id(), alice);
        }
        later(IDLE);
        assertNone(session, alice);
    }

    @Test
    void givesASessionToItsOwnerOnly() throws Exception {
        Session session = begin(alice);

        assertNone(session, bob);
        RpcException none = catchThrowableOfType(RpcException.class, () -> book.find("none", alice));
        assertThat(none.status()).isEqualTo(404);
    }

    @Test
    void holdsASessionToItsRevision() throws Exception {
        Session session = begin(alice);

        assertThat(book.use(session.id(), alice, Sent.nothing()).id()).isEqualTo(session.id());
        assertThat(book.use(session.id(), alice, spoken(" 2025-06-18 ")).id()).isEqualTo(session.id());
        for (String other : List.of("2025-11-25", "2025-03-26", "1999-01-01", "", "x")) {
            RpcException refused =
                    catchThrowableOfType(RpcException.class, () -> book.use(session.id(), alice, spoken(other)));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("2025-06-18");
        }
    }

    @Test
    void namesSessionsSoThatNobodyGuessesThem() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String id = begin(alice).id();
            assertThat(id).matches("[A-Za-z0-9_-]{32,100}");
            ids.add(id);
        }
        assertThat(ids).hasSize(100);
    }

    private void later(Duration duration) {
        now = now.plus(duration);
    }

    private Session begin(Proof proof) throws RpcException {
        later(Duration.ofMillis(1));
        Map<String, Object> params =
                Map.of("protocolVersion", "2025-06-18", "capabilities", Map.of(), "clientInfo", Map.of("name", "test"));
        return book.begin(new Message(Message.Kind.REQUEST, 1, "initialize", params), proof);
    }

    private void assertNone(Session session, Proof proof) {
        RpcException none = catchThrowableOfType(RpcException.class, () -> book.find(session.id(), proof));
        assertThat(none.status()).isEqualTo(404);
    }

    private static Headers spoken(String version) {
        return Sent.nothing().with("MCP-Protocol-Version", version);
    }

    private static Proof proof(long id, String name) {
        Caller caller = new Caller(new FakeGitLab(), FakeGitLab.ALICE, new Identity(id, name, name));
        return new Proof(caller, () -> {}, scope -> "");
    }
}
