package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    private static final String PING = Sent.request("tools/call", Sent.call("ping", "{}"));
    private static final String ISSUE =
            Sent.request("tools/call", Sent.call("get_issue", "{\"project_id\":1,\"issue_iid\":3}"));

    private final Endpoint endpoint = Endpoint.real();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "application/json;charset=utf8",
                "application/json; profile=x"
            })
    void takesJson(String type) {
        assertThat(endpoint.post(PING, Sent.byAlice().with("Content-Type", type))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonx",
                "application/json;charset=utf-16",
                "application/json; Charset=ISO-8859-1",
                "text/plain; application/json",
                "application/json;charset=nonsense",
                "application/*",
                "*/*"
            })
    void takesNothingElse(String type) {
        Said said = endpoint.post(PING, Sent.byAlice().with("Content-Type", type));

        assertThat(said.status()).isEqualTo(415);
        assertThat(said.code()).isEqualTo(RpcException.INVALID_REQUEST);
    }

    @Test
    void wantsToBeToldWhatTheBodyIs() {
        assertThat(endpoint.post(PING, Sent.byAlice().without("Content-Type")).status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json, text/event-stream",
                "text/event-stream;q=0.9, Application/JSON;q=0.5",
                "*/*",
                "application/*",
                "text/html, */*;q=0.1",
                "application/json;q=0.001, text/event-stream;q=0",
                ""
            })
    void answersThoseWhoTakeJson(String accept) {
        Said said = endpoint.post(PING, Sent.byAlice().with("Accept", accept));

        assertThat(said.status()).isEqualTo(200);
    }

    @Test
    void answersThoseWhoDoNotSayWhatTheyTake() {
        assertThat(endpoint.post(PING, Sent.byAlice().without("Accept")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "text/html",
                "image/*, text/*",
                "json",
                "application/json;q=0, text/event-stream",
                "application/json; profile=x; Q=0.000",
                "*/*;q=0"
            })
    void hasNothingForThoseWhoTakeNoJson(String accept) {
        Said said = endpoint.post(PING, Sent.byAlice().with("Accept", accept));

        assertThat(said.status()).isEqualTo(406);
        assertThat(said.code()).isEqualTo(RpcException.INVALID_REQUEST);
    }

    @Test
    void refusesInThisOrderWithoutReadingTheBody() {
        Sent sent = Sent.nothing().with("Origin", "https://evil.example");
        InputStream unread = unreadable(new IOException("read"));

        assertThat(endpoint.post(unread, sent).status()).isEqualTo(403);
        sent = sent.without("Origin");
        assertThat(endpoint.post(unread, sent).status()).isEqualTo(401);
        sent = sent.with("PRIVATE-TOKEN", FakeGitLab.ALICE.token()).with("Content-Length", "99999999999");
        assertThat(endpoint.post(unread, sent).status()).isEqualTo(413);
        assertThat(endpoint.gitlab().asked()).isEmpty();
    }

    @Test
    void namesTheIdOfWhatItRefusesForItsHeaders() {
        Said foreign = endpoint.post(PING, Sent.byAlice().with("Content-Type", "text/plain"));
        Said unanswerable = endpoint.post(PING, Sent.byAlice().with("Accept", "text/html"));

        assertThat(foreign.status()).isEqualTo(415);
        assertThat(foreign.json().path("id").asInt()).isEqualTo(1);
        assertThat(unanswerable.status()).isEqualTo(406);
        assertThat(unanswerable.json().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void answersNoOtherHostOnSomebodysOwnMachine() {
        assertThat(endpoint.post(PING, Sent.byAlice().with("Host", "rebound.example:8000"))
                        .status())
                .isEqualTo(421);
        assertThat(endpoint.post(PING, Sent.byAlice().with("Host", "localhost:8000"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersAnErrorUnderTheIdOfTheRequest() {
        Said unread = endpoint.post("{\"jsonrpc\":\"2.0\",\"id\":", Sent.byAlice());
        assertThat(unread.status()).isEqualTo(400);
        assertThat(unread.code()).isEqualTo(RpcException.PARSE_ERROR);
        assertThat(unread.json().has("id")).isFalse();

        Said invalid = endpoint.post("{\"jsonrpc\":\"1.0\",\"id\":\"a\",\"method\":\"ping\"}", Sent.byAlice());
        assertThat(invalid.code()).isEqualTo(RpcException.INVALID_REQUEST);
        assertThat(invalid.json().path("id").asString()).isEqualTo("a");

        Said stranger = endpoint.post(PING, Sent.byAlice().with("PRIVATE-TOKEN", "glpat-of-nobody"));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(stranger.json().path("id").asInt()).isEqualTo(1);
    }

    @Test
    void refusesABodyAboveTheLimit() {
        try (Endpoint small = Endpoint.real(Map.of("MAX_REQUEST_SIZE", "1024"))) {
            String body = PING + " ".repeat(1024 - PING.length());
            assertThat(small.post(body, Sent.byAlice()).status()).isEqualTo(200);
            assertThat(small.post(body + " ", Sent.byAlice()).status()).isEqualTo(413);
        }
    }

    @Test
    void answersAClientThatStopsInTheMiddle() {
        Said said = endpoint.post(unreadable(new IOException("connection reset by 10.0.0.1")), Sent.byAlice());

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.code()).isEqualTo(RpcException.PARSE_ERROR);
        assertThat(said.message()).doesNotContain("10.0.0.1");
    }

    @Test
    void hidesWhatWentWrongInsideAndLogsIt() {
        for (Throwable failure : new Throwable[] {
            new IllegalStateException("secret detail"),
            new StackOverflowError("secret detail"),
            new AssertionError("secret detail")
        }) {
            endpoint.gitlab().failing("GET", "/user", failure);
            try (LogCapture log = new LogCapture()) {
                Said said = endpoint.post(PING, Sent.byAlice());

                assertThat(said.status()).isEqualTo(500);
                assertThat(said.code()).isEqualTo(RpcException.INTERNAL_ERROR);
                assertThat(said.message()).matches("Internal error \\(reference [0-9a-f]{8}\\)");
                assertThat(said.json().path("id").asInt()).isEqualTo(1);
                assertThat(log.line().getMessage()).startsWith(said.message().substring(26, 34));
                assertThat(log.line().getMessage())
                        .contains(failure.getClass().getSimpleName() + ": secret detail at ");
                assertThat(log.line().getThrown()).isNull();
            }
        }
    }

    @Test
    void answersAToolThatFailsInsideWithAResult() {
        for (Throwable failure : new Throwable[] {
            new IllegalStateException("secret detail"),
            new StackOverflowError("secret detail"),
            new AssertionError("secret detail")
        }) {
            endpoint.gitlab().failing("GET", "/projects/1/issues/3", failure);
            try (LogCapture log = new LogCapture()) {
                Said said = endpoint.post(ISSUE, Sent.byAlice());

                assertThat(said.isError()).isTrue();
                assertThat(said.answer().path("error").path("code").asString()).isEqualTo("internal");
                assertThat(said).asString().doesNotContain("secret");
                assertThat(log.line().getMessage())
                        .contains(failure.getClass().getSimpleName() + ": secret detail at ");
                assertThat(log.line().getThrown()).isNull();
            }
        }
    }

    @Test
    void asksGitLabAgainAboutATokenThatWasRefusedDuringACall() {
        endpoint.gitlab().failing("GET", "/projects/1/issues/3", new GitLabException(Fault.UNAUTHENTICATED, "revoked"));

        Said call = endpoint.post(ISSUE, Sent.byAlice());
        assertThat(call.answer().path("error").path("code").asString()).isEqualTo("unauthenticated");

        endpoint.gitlab().failing("GET", "/user", new GitLabException(Fault.UNAUTHENTICATED, "revoked"));
        assertThat(endpoint.post(PING, Sent.byAlice()).status()).isEqualTo(401);
    }

    @Test
    void asksToComeBackWhenAllWorkersAreBusy() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (Endpoint one = Endpoint.real(Map.of("MAX_CONCURRENT_CALLS", "1"))) {
            one.gitlab().on("GET", "/projects/1/issues/3", asked -> {
                working.countDown();
                awaited(end);
                return FakeReply.of("{}");
            });
            CompletableFuture<Said> first = CompletableFuture.supplyAsync(() -> one.post(ISSUE, Sent.byAlice()));
            assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();

            Said busy = one.post(PING, Sent.byAlice());
            end.countDown();

            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.code()).isEqualTo(50302);
            assertThat(busy.header("Retry-After")).isEqualTo("1");
            assertThat(busy.json().path("id").asInt()).isEqualTo(1);
            assertThat(first.orTimeout(20, TimeUnit.SECONDS).join().status()).isEqualTo(200);
        } finally {
            end.countDown();
        }
    }

    @Test
    void neverWritesTheTokenAnywhere() {
        try (LogCapture log = new LogCapture()) {
            StringBuilder said = new StringBuilder();
            said.append(endpoint.post(ISSUE, Sent.byAlice()));
            said.append(endpoint.post("{", Sent.byAlice()));
            said.append(endpoint.post(PING, Sent.byAlice().with("PRIVATE-TOKEN", "glpat-of-nobody")));
            said.append(endpoint.post(PING, Sent.byAlice().with("PRIVATE-TOKEN", "glpat wrong")));

            assertThat(said).doesNotContain("glpat");
            assertThat(log.text()).isNotEmpty().doesNotContain("glpat");
        }
    }

    private static InputStream unreadable(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw failure;
            }
        };
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
