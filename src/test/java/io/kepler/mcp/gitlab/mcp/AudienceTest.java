package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.state.LocalSignals;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Who may listen, how often at once, and for how long. */
@Timeout(60)
class AudienceTest {

    private static final String LISTEN =
            Sent.modernRequest("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}");

    private static final Map<String, String> SETTINGS = Map.of("MAX_SESSIONS", "3", "MAX_STREAMS_PER_USER", "2");

    private final CompletableFuture<Audience> audience = new CompletableFuture<>();
    private final Mcp.Memory memory = Endpoint.memory(Endpoint.configuration(SETTINGS));
    private final FakeGitLab gitlab = new FakeGitLab();
    private McpServer server;
    private Wire alice;

    @BeforeEach
    void start(@TempDir Path scratch) throws Exception {
        server = new McpServer(
                scratch, SETTINGS, new Additions(List.of(), List.of(), List.of(), audience::complete), memory, gitlab);
        alice = new Wire(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void sendsAwayWhoseSessionMadeRoomForAnother() throws Exception {
        try (Wire.Events events = session().open("GET", "/mcp", "")) {
            session();
            session();
            session();
            audience.join().check();

            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void keepsWhoseSessionLives() throws Exception {
        try (Wire.Events events = session().open("GET", "/mcp", "");
                Wire.Events sse = alice.open("GET", "/sse", "")) {
            alice.send("POST", sse.data(), Sent.initialize("2024-11-05"));
            assertThat(sse.next().path("result").isObject()).isTrue();
            audience.join().check();
            audience.join().changed(Listener.Topic.TOOLS);

            assertThat(events.next().path("method").asString()).isEqualTo("notifications/tools/list_changed");
            assertThat(sse.next().path("method").asString()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void hearsLaterOfASubscriptionThatItMissed() throws Exception {
        String id = begin();
        try (Wire.Events events = alice.with("Mcp-Session-Id", id).open("GET", "/mcp", "")) {
            assertThat(memory.sessions()
                            .change(id, session -> session.withSubscriptions(Set.of("gitlab://projects/7/issues/3"))))
                    .isPresent();
            audience.join().check();

            while (gitlab.asked().stream().noneMatch(asked -> asked.line().equals("GET /projects/7/issues/3"))) {
                Thread.sleep(20);
            }
            assertThat(events).isNotNull();
        }
    }

    @Test
    void givesAUserSoManyStreamsAndNoMore() throws Exception {
        Wire session = session();
        try (Wire.Events first = listen(alice);
                Wire.Events second = listen(alice)) {
            assertThat(List.of(first.status(), second.status())).containsOnly(200);

            assertRefused(alice.as(Sent.modern("subscriptions/listen")).post(LISTEN));
            assertRefused(session.send("GET", "/mcp", ""));
            assertRefused(alice.send("GET", "/sse", ""));
            try (Wire.Events ofBob = alice.as(Sent.byBob()).open("GET", "/sse", "")) {
                assertThat(ofBob.status()).isEqualTo(200);
            }
        }
        // That a client is gone is seen when something is written to it.
        for (int later = 20; session.open("GET", "/mcp", "").status() == 429; later += 20) {
            server.beat(Duration.ofSeconds(later));
            Thread.sleep(20);
        }
    }

    /** With a GitLab that does not answer a look at all listeners takes longer than the time between two looks. */
    @Test
    void looksAtItsListenersOnceAtATime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        Workers workers = new Workers(4);
        try (LocalSignals signals = new LocalSignals();
                Timer timer = new Timer()) {
            Audience slow = new Audience(1, new Relay(signals), workers, timer);
            slow.add(new Unanswered(looks, begun, goOn));
            slow.check();
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            slow.check();
            slow.check();
            goOn.countDown();
            workers.close();

            assertThat(looks).hasValue(1);
        }
    }

    /** A listener of whom nobody can tell now whether it may listen. */
    private record Unanswered(AtomicInteger looks, CountDownLatch begun, CountDownLatch goOn) implements Listener {

        @Override
        public Set<Topic> topics() {
            return Set.of();
        }

        @Override
        public String owner() {
            return "1";
        }

        @Override
        public Proof proof() throws RpcException {
            looks.incrementAndGet();
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new RpcException(503, RpcException.INTERNAL_ERROR, "nobody can tell");
        }

        @Override
        public void tell(String notification, Map<String, Object> params) {}

        @Override
        public void end() {}
    }

    private static Wire.Events listen(Wire wire) throws Exception {
        return wire.as(Sent.modern("subscriptions/listen")).open("POST", "/mcp", LISTEN);
    }

    private static void assertRefused(HttpResponse<String> said) {
        assertThat(said.statusCode()).isEqualTo(429);
        assertThat(JsonMapper.shared().readTree(said.body()).at("/error/code").asInt())
                .isEqualTo(42901);
    }

    private Wire session() throws Exception {
        return alice.with("Mcp-Session-Id", begin());
    }

    private String begin() throws Exception {
        HttpResponse<String> begun = alice.post(Sent.initialize("2025-11-25"));
        return begun.headers().firstValue("Mcp-Session-Id").orElseThrow();
    }
}
