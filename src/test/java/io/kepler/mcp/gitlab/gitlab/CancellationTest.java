package io.kepler.mcp.gitlab.gitlab;

import static io.kepler.mcp.gitlab.gitlab.FakeGitLab.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kepler.mcp.gitlab.gitlab.RawServer.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When nobody waits for an answer any more, neither do we, and GitLab sees that. */
class CancellationTest {

    private static final Request ASK = Request.get("/projects");

    private final Deadline deadline = Deadline.in(Duration.ofMinutes(5));
    private final CountDownLatch hungUp = new CountDownLatch(1);

    @Test
    void endsAnExchangeBeforeItsAnswer() throws Exception {
        GitLabException failure = failure(connection -> {
            connection.awaitRequest();
            deadline.cancel();
            awaitHangUp(connection);
        });

        assertThat(failure.fault()).isEqualTo(Fault.TIMED_OUT);
        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsAnExchangeInTheMiddleOfItsAnswer() throws Exception {
        GitLabException failure = failure(connection -> {
            connection.awaitRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[");
            deadline.cancel();
            awaitHangUp(connection);
        });

        assertThat(failure.fault()).isEqualTo(Fault.TIMED_OUT);
        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void triesNothingAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        failure(connection -> {
            while (connection.awaitRequest()) {
                tries.incrementAndGet();
                deadline.cancel();
                connection.write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
            }
        });

        assertThat(tries).hasValue(1);
    }

    @Test
    void beginsNothing() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        deadline.cancel();
        failure(connection -> tries.incrementAndGet());

        assertThat(tries).hasValue(0);
    }

    private void awaitHangUp(RawServer.Connection connection) throws IOException {
        try {
            while (connection.awaitRequest()) {}
        } finally {
            hungUp.countDown();
        }
    }

    private GitLabException failure(Script script) throws IOException {
        try (RawServer server = new RawServer(script);
                GitLab gitlab = new JerseyGitLab(Settings.to(server.url()), (until, duration) -> {})) {
            GitLabException failure = catchThrowableOfType(GitLabException.class, () -> {
                try (Reply reply = gitlab.send(ASK, ALICE, deadline)) {
                    reply.body().transferTo(OutputStream.nullOutputStream());
                }
            });
            if (!deadline.cancelled()) {
                throw new AssertionError("ended by itself", failure);
            }
            return failure;
        }
    }
}
