package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.tools.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When watched resources are looked at, and who is told. */
class WatchesTest {

    private static final String URI = "test://one";

    private final Scripted versions = new Scripted();
    private final Watches watches;

    WatchesTest() {
        try (Timer stopped = new Timer()) {
            watches = new Watches(versions, Runnable::run, stopped);
        }
    }

    @Test
    void tellsOfAChangeAndNotOfTheFirstLook() {
        Ear ear = new Ear("1");
        assertThat(watches.set(ear, Set.of(URI, "other://x"))).containsExactly(URI);

        look(Duration.ofHours(1));
        look(Duration.ofHours(1));
        assertThat(ear.told).isEmpty();

        versions.version = "b";
        look(Duration.ofHours(1));
        assertThat(ear.told).containsExactly("notifications/resources/updated " + Map.of("uri", URI));
        look(Duration.ofHours(1));
        assertThat(ear.told).hasSize(1);
        assertThat(versions.known).containsExactly("null", "a", "a", "b");
    }

    @Test
    void looksLessOftenTheLongerNothingHappens() {
        watches.set(new Ear("1"), Set.of(URI));
        List<Boolean> looked = new ArrayList<>();
        look(Duration.ZERO);
        for (double seconds : new double[] {4, 5, 6, 7.5, 9, 11}) {
            looked.add(look(Duration.ofMillis((long) (seconds * 1_000))));
        }
        assertThat(looked).containsExactly(false, true, false, true, false, true);

        for (int i = 0; i < 20; i++) {
            look(Duration.ofHours(1));
        }
        assertThat(look(Duration.ofSeconds(50))).isFalse();
        assertThat(look(Duration.ofSeconds(61))).isTrue();

        versions.version = "b";
        assertThat(look(Duration.ofHours(1))).isTrue();
        assertThat(look(Duration.ofMillis(3_100))).isTrue();
    }

    @Test
    void looksLessOftenWhileItCannotBeRead() {
        versions.failure = FakeGitLab.refusal(Fault.UNAVAILABLE, 502, "Down");
        Ear ear = new Ear("1");
        watches.set(ear, Set.of(URI));

        assertThat(look(Duration.ZERO)).isTrue();
        assertThat(look(Duration.ofSeconds(4))).isFalse();
        versions.failure = new IllegalStateException("broken");
        assertThat(look(Duration.ofSeconds(5))).isTrue();
        versions.failure = null;
        assertThat(look(Duration.ofSeconds(10))).isTrue();
        assertThat(ear.told).isEmpty();
        assertThat(ear.ended).isFalse();
    }

    @Test
    void looksOnceForAllListenersOfOneUserAndOnceForEachUser() {
        Ear one = new Ear("1");
        Ear two = new Ear("1");
        Ear bob = new Ear("2");
        watches.set(one, Set.of(URI));
        watches.set(two, Set.of(URI));
        look(Duration.ZERO);
        assertThat(versions.known).hasSize(1);

        versions.version = "b";
        look(Duration.ofHours(1));
        assertThat(one.told).hasSize(1);
        assertThat(two.told).hasSize(1);

        watches.set(bob, Set.of(URI));
        look(Duration.ofHours(1));
        assertThat(bob.told).isEmpty();
    }

    @Test
    void watchesSoMuchForAUserAndNoMore() {
        Set<String> many = IntStream.range(0, Watches.MOST_PER_OWNER + 10)
                .mapToObj(i -> "test://" + i)
                .collect(Collectors.toCollection(TreeSet::new));
        Ear ear = new Ear("1");

        assertThat(watches.set(ear, many)).hasSize(Watches.MOST_PER_OWNER);
        assertThat(watches.set(new Ear("1"), Set.of("test://more"))).isEmpty();
        assertThat(watches.set(new Ear("1"), Set.of("test://0"))).hasSize(1);
        assertThat(watches.set(new Ear("2"), Set.of("test://more"))).hasSize(1);
        watches.set(ear, Set.of());
        assertThat(watches.set(new Ear("1"), Set.of("test://more"))).hasSize(1);
    }

    @Test
    void forgetsNoChangeWhenAListenerChoosesAnew() {
        Ear ear = new Ear("1");
        watches.set(ear, Set.of(URI));
        look(Duration.ZERO);
        versions.version = "b";

        watches.set(ear, Set.of(URI, "test://two"));
        look(Duration.ofHours(1));

        assertThat(ear.told).containsExactly("notifications/resources/updated " + Map.of("uri", URI));
    }

    @Test
    void looksAtNothingNobodyListensTo() {
        Ear ear = new Ear("1");
        watches.set(ear, Set.of(URI));
        watches.remove(ear);

        assertThat(look(Duration.ofHours(1))).isFalse();
    }

    @Test
    void endsListenersThatGitLabRefuses() {
        Ear ear = new Ear("1");
        watches.set(ear, Set.of(URI));
        look(Duration.ZERO);

        versions.failure = FakeGitLab.refusal(Fault.UNAUTHENTICATED, 401, "Revoked");
        look(Duration.ofHours(1));

        assertThat(ear.ended).isTrue();
        assertThat(look(Duration.ofHours(1))).isFalse();
    }

    /** Lets so much time pass since the last look; true when it is looked again. */
    private boolean look(Duration later) {
        int before = versions.known.size();
        watches.look(System.nanoTime() + later.toNanos());
        return versions.known.size() > before;
    }

    /** A resource that changes when the test says so. */
    private static final class Scripted implements Versions {

        private final List<String> known = new CopyOnWriteArrayList<>();
        private volatile String version = "a";
        private volatile @Nullable RuntimeException failure;

        @Override
        public boolean watchable(String uri) {
            return uri.startsWith("test:");
        }

        @Override
        public String version(String uri, Caller caller, Deadline deadline, @Nullable String before) {
            known.add(String.valueOf(before));
            RuntimeException broken = failure;
            if (broken != null) {
                throw broken;
            }
            return version;
        }
    }

    /** A listener that writes down what it hears, and loses its credential when GitLab refuses it. */
    private final class Ear implements Listener {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private final String owner;
        private volatile boolean rejected;
        private volatile boolean ended;

        Ear(String owner) {
            this.owner = owner;
        }

        @Override
        public Set<Topic> topics() {
            return Set.of();
        }

        @Override
        public String owner() {
            return owner;
        }

        @Override
        public Proof proof() throws RpcException {
            if (rejected) {
                throw new RpcException(401, RpcException.INVALID_REQUEST, "revoked");
            }
            Identity identity = new Identity(Long.parseLong(owner), "alice", "Alice");
            return new Proof(
                    new Caller(new FakeGitLab(), FakeGitLab.ALICE, identity), () -> rejected = true, scope -> "");
        }

        @Override
        public void tell(String notification, Map<String, Object> params) {
            told.add(notification + " " + params);
        }

        @Override
        public void end() {
            ended = true;
            watches.remove(this);
        }
    }
}
