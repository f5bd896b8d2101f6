package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.state.LocalSignals;
import io.kepler.mcp.gitlab.state.MemorySessions;
import io.kepler.mcp.gitlab.state.Session;
import io.kepler.mcp.gitlab.tools.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Streams of sessions that change just when they are opened. */
class SessionListeningTest {

    private static final Proof ALICE = new Proof(
            new Caller(new FakeGitLab(), FakeGitLab.ALICE, new Identity(1, "alice", "Alice")), () -> {}, scope -> "");

    private final List<String> looked = new CopyOnWriteArrayList<>();
    private final LocalSignals signals = new LocalSignals();
    private final Timer timer = new Timer();
    private final Workers workers = new Workers(2);
    private final SessionBook sessions = new SessionBook(
            new MemorySessions(Duration.ofHours(1), InstantSource.system()),
            new Mint(),
            10,
            InstantSource.system(),
            JsonMapper.shared());
    private final Watches watches = new Watches(new Looks(), Runnable::run, timer);
    private final Relay relay = new Relay(signals);
    private final SessionListening listening = new SessionListening(
            sessions,
            new Audience(10, relay, workers, timer),
            watches,
            new Outgoing(JsonMapper.shared()),
            relay,
            workers,
            timer);

    @AfterEach
    void close() {
        timer.close();
        workers.close();
        signals.close();
    }

    @Test
    void watchesWhatTheSessionSubscribedToSinceItWasRead() throws Exception {
        Session read = sessions.open(ALICE);
        sessions.change(read, session -> session.withSubscriptions(Set.of("test://one")));

        listening.begin(read, inbound(new Caught(true)));
        watches.look(System.nanoTime() + Duration.ofHours(1).toNanos());

        assertThat(looked).contains("test://one");
    }

    @Test
    void endsAtOnceWhenTheSessionWasEndedSinceItWasRead() throws Exception {
        Session read = sessions.open(ALICE);
        sessions.end(read);

        Caught stream = new Caught(true);
        listening.begin(read, inbound(stream));

        assertThat(stream.last().response()).isNull();
    }

    private static Inbound inbound(Channel channel) {
        return new Inbound(Message.NONE, new Inbound.Origin(Headers.NONE, () -> ALICE), ALICE, channel);
    }

    /** Everything can be watched. */
    private final class Looks implements Versions {

        @Override
        public boolean watchable(String uri) {
            return true;
        }

        @Override
        public String version(String uri, Caller caller, Deadline deadline, @Nullable String known) {
            looked.add(uri);
            return "a";
        }
    }
}
