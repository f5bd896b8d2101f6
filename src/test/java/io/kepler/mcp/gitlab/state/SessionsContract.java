package io.kepler.mcp.gitlab.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.oauth.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all stores of sessions have to do, whatever they keep them in. */
public abstract class SessionsContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final int MANY = 100;
    private static final int CROWD = 16;

    private volatile Instant now = NOW;
    private Sessions sessions;
    private Sessions elsewhere;

    /** Two nodes with the same data, of which there is none yet. */
    protected abstract List<Sessions> twoNodes(Duration idleTimeout, InstantSource clock);

    @BeforeEach
    void start() {
        List<Sessions> nodes = twoNodes(IDLE, () -> now);
        sessions = nodes.get(0);
        elsewhere = nodes.get(1);
    }

    private static Session session(String owner, int second) {
        Instant at = NOW.plusSeconds(second);
        return new Session(
                UUID.randomUUID().toString(),
                owner,
                "2025-06-18",
                "{\"elicitation\":{}}",
                "{\"name\":\"Müller's client\"}",
                "info",
                Set.of(),
                at,
                at);
    }

    private Session added(String owner, int second, int max) {
        Session session = session(owner, second);
        sessions.add(session, max);
        return session;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private boolean knows(Session session) {
        return elsewhere.find(session.id()).isPresent();
    }

    @Test
    void remembersASessionAsItIs() {
        Session plain = added("ada", 0, MANY);
        Session subscribed = session("ada", 0).withSubscriptions(Set.of("gitlab://a/1", "gitlab://b/ü?x=1"));
        sessions.add(subscribed, MANY);

        assertThat(elsewhere.find(plain.id())).contains(plain);
        assertThat(elsewhere.find(subscribed.id())).contains(subscribed);
        assertThat(sessions.find("unknown")).isEmpty();
    }

    @Test
    void forgetsASessionThatNobodyUses() {
        Session session = added("ada", 0, MANY);

        pass(IDLE.minusMillis(1));
        assertThat(knows(session)).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(knows(session)).isFalse();
        assertThat(elsewhere.remove(session.id())).isFalse();
    }

    @Test
    void keepsASessionThatIsUsed() {
        Session session = added("ada", 0, MANY);
        Instant later = NOW.plus(IDLE.minusMinutes(1));
        now = later;
        elsewhere.used(session.id(), later);
        elsewhere.used(session.id(), NOW.plusSeconds(5)); // came late
        elsewhere.used("unknown", later);

        pass(IDLE.minusMillis(1));
        assertThat(sessions.find(session.id())).map(Session::usedAt).contains(later);
        pass(Duration.ofMillis(1));
        elsewhere.used(session.id(), now);
        assertThat(sessions.find(session.id())).isEmpty();
    }

    @Test
    void changesASessionAsItIsNow() {
        Session session = added("ada", 0, MANY);
        elsewhere.change(session.id(), old -> old.withLogLevel("debug"));

        Session changed = elsewhere
                .change(session.id(), old -> old.withSubscriptions(Set.of("gitlab://a/1")))
                .orElseThrow();

        assertThat(changed).isEqualTo(session.withLogLevel("debug").withSubscriptions(Set.of("gitlab://a/1")));
        assertThat(sessions.find(session.id())).contains(changed);
        sessions.change(session.id(), old -> old.introduced("2025-11-25", "{}", "{\"name\":\"x\"}"));
        assertThat(elsewhere.find(session.id())).contains(changed.introduced("2025-11-25", "{}", "{\"name\":\"x\"}"));
    }

    @Test
    void changesNothingOfASessionThatIsGone() {
        Session session = added("ada", 0, MANY);
        pass(IDLE);

        assertThat(elsewhere.change(session.id(), old -> old.withLogLevel("debug")))
                .isEmpty();
        assertThat(elsewhere.change("unknown", old -> old.withLogLevel("debug")))
                .isEmpty();
    }

    @Test
    void losesNoChangeWhenManyComeAtOnce() throws Exception {
        Session session = added("ada", 0, MANY);

        Crowd.does(
                CROWD,
                member -> (member % 2 == 0 ? sessions : elsewhere).change(session.id(), old -> {
                    Set<String> more = new HashSet<>(old.subscriptions());
                    more.add("gitlab://" + member);
                    return old.withSubscriptions(more);
                }));

        assertThat(sessions.find(session.id()).orElseThrow().subscriptions()).hasSize(CROWD);
    }

    @Test
    void removesASessionOnce() {
        Session session = added("ada", 0, MANY);

        assertThat(elsewhere.remove(session.id())).isTrue();
        assertThat(sessions.remove(session.id())).isFalse();
        assertThat(knows(session)).isFalse();
    }

    @Test
    void takesTheRoomFromTheLeastRecentlyUsedOfTheSameOwner() {
        Session eves = added("eve", 0, 3);
        Session first = added("ada", 1, 3);
        Session second = added("ada", 2, 3);
        sessions.used(first.id(), NOW.plusSeconds(3));

        Session third = added("ada", 4, 3);
        assertThat(List.of(eves, first, second, third)).filteredOn(this::knows).containsExactly(eves, first, third);

        Session fourth = added("ada", 5, 3);
        assertThat(List.of(eves, third, fourth)).allMatch(this::knows);
    }

    @Test
    void takesTheRoomFromTheLeastRecentlyUsedOfAllForAnOwnerWithoutSessions() {
        Session first = added("ada", 1, 2);
        Session second = added("eve", 2, 2);

        Session bobs = added("bob", 3, 2);

        assertThat(List.of(first, second, bobs)).filteredOn(this::knows).containsExactly(second, bobs);
    }

    @Test
    void hasRoomAgainAfterARemoval() {
        Session first = added("ada", 1, 2);
        Session second = added("ada", 2, 2);
        sessions.remove(second.id());

        Session third = added("ada", 3, 2);

        assertThat(List.of(first, third)).allMatch(this::knows);
    }

    @Test
    void takesNoRoomFromAnyoneWhileOthersAreExpired() {
        Session idle = added("eve", 0, 2);
        Session used = added("ada", 1, 2);
        now = NOW.plus(IDLE);

        Session another = session("ada", (int) IDLE.toSeconds());
        elsewhere.add(another, 2);

        assertThat(List.of(idle, used, another)).filteredOn(this::knows).containsExactly(used, another);
    }

    @Test
    void makesRoomWhenItWasAllowedMoreBefore() {
        List<Session> before =
                IntStream.range(0, 6).mapToObj(i -> added("ada", i, 6)).toList();

        Session last = added("eve", 9, 3);

        assertThat(before).filteredOn(this::knows).isEqualTo(before.subList(4, 6));
        assertThat(knows(last)).isTrue();
    }

    /** Nodes may be wrong by what is under way elsewhere. */
    @Test
    void refusesNobodyAndStaysBoundedWhenManyComeAtOnce() throws Exception {
        int max = 2 * CROWD;
        List<List<Session>> all = Crowd.does(
                CROWD,
                member -> IntStream.range(0, 10)
                        .mapToObj(i -> {
                            Session session = session("owner" + member, i);
                            (member % 2 == 0 ? sessions : elsewhere).add(session, max);
                            return session;
                        })
                        .toList());

        assertThat(all.stream().flatMap(List::stream).filter(this::knows)).hasSizeBetween(1, max + CROWD);
    }
}
