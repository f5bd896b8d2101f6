package io.kepler.mcp.gitlab.gitlab;

import static io.kepler.mcp.gitlab.gitlab.Settings.ALICE;
import static io.kepler.mcp.gitlab.gitlab.Settings.CAP;
import static io.kepler.mcp.gitlab.gitlab.Settings.ample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kepler.mcp.gitlab.gitlab.RawServer.Script;
import io.kepler.mcp.gitlab.gitlab.Request.Method;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofMillis(400);
    private static final Request ASK = Request.get("/projects");

    private static Script answer(String head, byte[] body) {
        return connection -> {
            while (connection.awaitRequest()) {
                connection.write("HTTP/1.1 200 OK\r\n" + head + "\r\n");
                connection.write(body);
            }
        };
    }

    private static Script drip(String start, String drop) {
        return connection -> {
            connection.awaitRequest();
            connection.write(start);
            while (true) {
                connection.write(drop);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        };
    }

    private static GitLab to(RawServer server) {
        return new JerseyGitLab(Settings.to(server.url()), (until, duration) -> {});
    }

    private static GitLabException failure(GitLab gitlab, Deadline deadline) {
        return catchThrowableOfType(GitLabException.class, () -> {
            try (Reply reply = gitlab.send(ASK, ALICE, deadline)) {
                reply.body().transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    private static GitLabException failure(Script script, Deadline deadline) throws IOException {
        try (RawServer server = new RawServer(script);
                GitLab gitlab = to(server)) {
            return failure(gitlab, deadline);
        }
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes + "\r\n";
    }

    @Test
    void readsAnAnswerUpToTheCap() throws IOException {
        try (RawServer server = new RawServer(answer(length(CAP), new byte[CAP]));
                GitLab gitlab = to(server);
                Reply reply = gitlab.send(ASK, ALICE, ample())) {
            assertThat(reply.body().readAllBytes()).hasSize(CAP);
        }
    }

    @Test
    void refusesAnAnswerThatAnnouncesTooMuch() throws IOException {
        // Not one byte of the body comes: the announcement is enough.
        GitLabException failure = failure(answer(length(CAP + 1), new byte[0]), ample());

        assertThat(failure.fault()).isEqualTo(Fault.TOO_LARGE);
        assertThat(failure).hasMessageContaining("131072 bytes").hasMessageContaining("smaller page");
    }

    @Test
    void refusesAnAnswerThatGrowsTooLarge() throws IOException {
        Script endless = connection -> {
            connection.awaitRequest();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                connection.write("1000\r\n" + "x".repeat(0x1000) + "\r\n");
            }
        };

        assertThat(failure(endless, ample()).fault()).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void countsBytesAfterDecompression() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write(new byte[20 * CAP]);
        }
        String head = "Content-Encoding: gzip\r\n" + length(bomb.size());

        assertThat(bomb.size()).isLessThan(CAP);
        assertThat(failure(answer(head, bomb.toByteArray()), ample()).fault()).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void readsACompressedAnswer() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write("[1]".getBytes(StandardCharsets.US_ASCII));
        }
        String head = "Content-Encoding: gzip\r\n" + length(zipped.size());
        try (RawServer server = new RawServer(answer(head, zipped.toByteArray()));
                GitLab gitlab = to(server);
                Reply reply = gitlab.send(ASK, ALICE, ample())) {
            assertThat(reply.body().readAllBytes()).asString().isEqualTo("[1]");
        }
    }

    @Test
    void cutsABodyThatDripsPastTheDeadline() throws IOException {
        Script slow = drip("HTTP/1.1 200 OK\r\n" + length(CAP) + "\r\n", "x");

        assertThat(failure(slow, Deadline.in(SOON)).fault()).isEqualTo(Fault.TIMED_OUT);
    }

    @Test
    void cutsAHeadThatDripsPastTheDeadline() throws IOException {
        Script slow = drip("HTTP/1.1 200 OK\r\nX-Slow: ", "x");

        assertThat(failure(slow, Deadline.in(SOON)).fault()).isEqualTo(Fault.TIMED_OUT);
    }

    @Test
    void cutsASilentServerAtTheDeadline() throws IOException {
        Script silent = connection -> {
            connection.awaitRequest();
            connection.awaitRequest();
        };

        assertThat(failure(silent, Deadline.in(SOON)).fault()).isEqualTo(Fault.TIMED_OUT);
    }

    @Test
    void waitsForBytesNoLongerThanTheReadTimeout() throws IOException {
        Script silent = connection -> {
            connection.awaitRequest();
            connection.awaitRequest();
        };
        try (RawServer server = new RawServer(silent);
                GitLab gitlab = new JerseyGitLab(
                        Settings.with(server.url(), PATIENCE, Duration.ofMillis(200), 1), (until, duration) -> {})) {
            GitLabException failure = failure(gitlab, ample());

            assertThat(failure.fault()).isEqualTo(Fault.TIMED_OUT);
            assertThat(failure).hasMessageContaining("200 ms");
            // A server that is slow already is not asked twice.
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void tellsThatAnAnswerBrokeOff() throws IOException {
        Script torn = connection -> {
            connection.awaitRequest();
            connection.write("HTTP/1.1 200 OK\r\n" + length(100) + "\r\nonly this");
        };

        GitLabException failure = failure(torn, ample());

        assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("broke off");
    }

    @Test
    void tellsThatAllConnectionsAreInUse() throws IOException {
        Script half = connection -> {
            while (connection.awaitRequest()) {
                connection.write("HTTP/1.1 200 OK\r\n" + length(100) + "\r\nhalf");
            }
        };
        try (RawServer server = new RawServer(half);
                GitLab gitlab = new JerseyGitLab(
                        Settings.with(server.url(), Duration.ofMillis(200), PATIENCE, 1), (until, duration) -> {})) {
            try (Reply held = gitlab.send(ASK, ALICE, ample())) {
                assertThat(held.status()).isEqualTo(200);
                GitLabException failure = failure(gitlab, ample());
                assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
                assertThat(failure).hasMessageContaining("All 1 connections");
            }
            // Given back, although its answer never ended, the connection is free for the next call.
            try (Reply next = gitlab.send(ASK, ALICE, ample())) {
                assertThat(next.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void usesAConnectionAgainAfterAnAnswerReadToItsLastBracket() throws IOException {
        byte[] body = "3\r\n[1]\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer(answer("Transfer-Encoding: chunked\r\n", body));
                GitLab gitlab = to(server)) {
            for (int i = 0; i < 3; i++) {
                try (Reply reply = gitlab.send(ASK, ALICE, ample())) {
                    assertThat(reply.body().readNBytes(3)).asString().isEqualTo("[1]");
                }
            }
            assertThat(server.requests()).hasSize(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void usesAConnectionAgainAfterARefusal() throws IOException {
        Script refusing = connection -> {
            while (connection.awaitRequest()) {
                connection.write("HTTP/1.1 404 Not Found\r\n" + length(2) + "\r\n{}");
            }
        };
        try (RawServer server = new RawServer(refusing);
                GitLab gitlab = to(server)) {
            failure(gitlab, ample());
            failure(gitlab, ample());
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void hangsUpOnAnAnswerNobodyReads() throws Exception {
        CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        Script endless = connection -> {
            connection.awaitRequest();
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                while (true) {
                    connection.write("1000\r\n" + "x".repeat(0x1000) + "\r\n");
                }
            } catch (IOException e) {
                hungUp.complete(true);
            }
        };
        try (RawServer server = new RawServer(endless);
                GitLab gitlab = to(server)) {
            try (Reply reply = gitlab.send(ASK, ALICE, ample())) {
                assertThat(reply.body().read()).isEqualTo('x');
            }
            assertThat(hungUp.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void noticesAConnectionThatGitLabClosedInTheMeantime() throws IOException {
        // Keep-alive is promised, and the second request on a connection meets a closed door.
        Script forgetful = connection -> {
            connection.awaitRequest();
            connection.write("HTTP/1.1 200 OK\r\n" + length(2) + "\r\n{}");
            connection.awaitRequest();
        };
        try (RawServer server = new RawServer(forgetful);
                GitLab gitlab = to(server)) {
            gitlab.send(ASK, ALICE, ample()).close();
            gitlab.send(ASK, ALICE, ample()).close();

            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests()).hasSize(3);

            Request post = new Request(Method.POST, "/projects", List.of(), null);
            assertThat(catchThrowableOfType(
                                    GitLabException.class,
                                    () -> gitlab.send(post, ALICE, ample()).close())
                            .fault())
                    .isEqualTo(Fault.UNAVAILABLE);
        }
    }
}
