package io.kepler.mcp.gitlab.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

    private static final Credential ALICE = Credentials.privateToken("alices-token");
    private static final Credential BOB = Credentials.privateToken("bobs-token-1");
    private static final Duration TTL = Duration.ofMinutes(5);

    private final AtomicLong now = new AtomicLong();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private Identities identities(int maxEntries, Function<Credential, String> answer) {
        GitLab gitlab = new GitLab() {
            @Override
            public Reply send(Request request, Credential credential, Deadline deadline) {
                calls.add(request.path() + " " + credential.token());
                return new Answer(answer.apply(credential));
            }

            @Override
            public void close() {}
        };
        return new Identities(
                gitlab,
                gitlab,
                new Turnstile(16),
                URI.create("https://git.example"),
                List.of(),
                TTL,
                maxEntries,
                now::get);
    }

    @Test
    void admitsNobodyWhileGitLabCannotBeAskedAboutTheGroups() {
        FakeGitLab gitlab = new FakeGitLab()
                .on("GET", "/user", user(ALICE))
                .failing("GET", "/groups/staff/members/all/1", new GitLabException(Fault.UNAVAILABLE, "down"));
        Identities members = new Identities(gitlab, URI.create("https://git.example"), List.of("staff"), TTL, 10);

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(GitLabException.class)
                    .isThrownBy(() -> members.identify(ALICE))
                    .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNAVAILABLE));
        }
    }

    private static String user(Credential credential) {
        return credential.equals(ALICE)
                ? "{\"id\":1,\"username\":\"alice\",\"name\":\"Alice A.\",\"state\":\"active\"}"
                : "{\"id\":2,\"username\":\"bob\"}";
    }

    private static String refuse(Fault fault) {
        throw new GitLabException(fault, "no");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void tellWhoseTokenItIs() {
        Identities identities = identities(10, IdentitiesTest::user);

        assertThat(identities.identify(ALICE)).isEqualTo(new Identity(1, "alice", "Alice A."));
        assertThat(identities.identify(BOB)).isEqualTo(new Identity(2, "bob", "bob"));
        assertThat(calls).containsExactly("/user alices-token", "/user bobs-token-1");
    }

    @Test
    void askForTheJobOfAJobToken() {
        Identities identities =
                identities(10, c -> "{\"id\":99,\"user\":{\"id\":1,\"username\":\"alice\",\"name\":\"A\"}}");

        assertThat(identities.identify(Credentials.jobToken("job-token")).userId())
                .isEqualTo(1);
        assertThat(calls).containsExactly("/job job-token");
    }

    @Test
    void askOnceUntilTheTimeIsUp() {
        Identities identities = identities(10, IdentitiesTest::user);

        identities.identify(ALICE);
        pass(TTL.minusNanos(1));
        identities.identify(ALICE);
        assertThat(calls).hasSize(1);

        pass(Duration.ofNanos(1));
        identities.identify(ALICE);
        assertThat(calls).hasSize(2);
    }

    @Test
    void takeTheSameTokenInAnotherHeaderForAnother() {
        Identities identities = identities(10, IdentitiesTest::user);

        identities.identify(ALICE);
        identities.identify(Credentials.bearer(ALICE.token()));

        assertThat(calls).hasSize(2);
    }

    @Test
    void forgetATokenThatWentBad() {
        Identities identities = identities(10, IdentitiesTest::user);

        identities.identify(ALICE);
        identities.forget(ALICE);
        identities.identify(ALICE);

        assertThat(calls).hasSize(2);
    }

    @Test
    void keepTheLeastRecentlyUsedNoLongerThanThereIsRoom() {
        Identities identities = identities(2, IdentitiesTest::user);
        Credential carol = Credentials.privateToken("carols-token");

        identities.identify(ALICE);
        identities.identify(BOB);
        identities.identify(ALICE);
        identities.identify(carol);
        calls.clear();

        identities.identify(ALICE);
        assertThat(calls).isEmpty();
        identities.identify(BOB);
        assertThat(calls).hasSize(1);
    }

    @Test
    void rememberARefusedTokenForAMomentOnly() {
        Identities identities = identities(10, c -> refuse(Fault.UNAUTHENTICATED));

        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(GitLabException.class)
                    .isThrownBy(() -> identities.identify(ALICE))
                    .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNAUTHENTICATED));
        }
        assertThat(calls).hasSize(1);

        pass(Duration.ofSeconds(5));
        assertThatExceptionOfType(GitLabException.class).isThrownBy(() -> identities.identify(ALICE));
        assertThat(calls).hasSize(2);
    }

    @Test
    void keepGoodTokensWhenManyBadOnesAreTried() {
        Identities identities = identities(3, c -> c.equals(ALICE) ? user(c) : refuse(Fault.UNAUTHENTICATED));

        identities.identify(ALICE);
        for (int i = 0; i < 20; i++) {
            Credential guess = Credentials.privateToken("guess-number-" + i);
            assertThatExceptionOfType(GitLabException.class).isThrownBy(() -> identities.identify(guess));
        }
        calls.clear();

        identities.identify(ALICE);
        assertThat(calls).isEmpty();
    }

    @Test
    void rememberNoOtherFailure() {
        Identities identities = identities(10, c -> refuse(Fault.UNAVAILABLE));

        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(GitLabException.class).isThrownBy(() -> identities.identify(ALICE));
        }

        assertThat(calls).hasSize(3);
    }

    @Test
    void takeAStrangeAnswerForNoGitLab() {
        for (String answer : List.of("<html>Hello</html>", "", "[]", "{\"id\":\"1\",\"username\":\"a\"}", "{}")) {
            assertThatExceptionOfType(GitLabException.class)
                    .isThrownBy(() -> identities(10, c -> answer).identify(ALICE))
                    .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNAVAILABLE));
        }
    }

    @Test
    void letAllWaitForOneAnswer() throws Exception {
        int crowd = 8;
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        Identities identities = identities(10, credential -> {
            asked.countDown();
            await(mayAnswer);
            return user(credential);
        });
        ExecutorService threads = Executors.newFixedThreadPool(crowd);
        try {
            List<Future<Identity>> answers = new ArrayList<>();
            for (int i = 0; i < crowd; i++) {
                answers.add(threads.submit(() -> identities.identify(ALICE)));
            }
            await(asked);
            mayAnswer.countDown();
            for (Future<Identity> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).username()).isEqualTo("alice");
            }
            assertThat(calls).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void letNobodyWaitForAnAnswerThatNeverComes() throws Exception {
        Identities identities = identities(10, credential -> {
            throw new StackOverflowError();
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Identity>> crowd = Collections.nCopies(200, () -> identities.identify(ALICE));
            for (Future<Identity> answer : threads.invokeAll(crowd, 20, TimeUnit.SECONDS)) {
                assertThat(answer.isCancelled()).isFalse();
                assertThatExceptionOfType(ExecutionException.class).isThrownBy(answer::get);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(String json) implements Reply {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
