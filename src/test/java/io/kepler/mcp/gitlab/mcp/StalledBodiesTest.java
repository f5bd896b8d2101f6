package io.kepler.mcp.gitlab.mcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bodies that come late, end early and never end, from strangers and from users, while the heartbeat goes round. Neither
 * it nor the end of the server may wait for any of them.
 */
@Timeout(120)
class StalledBodiesTest {

    private static final int CONNECTIONS = 12;
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}";

    enum Sender {
        STRANGER("glpat-nobody"),
        USER("glpat-alice-secret");

        private final String token;

        Sender(String token) {
            this.token = token;
        }
    }

    private final Mcp.Memory memory = Endpoint.memory(Endpoint.configuration(Map.of()));
    private final List<Socket> sockets = new ArrayList<>();
    private McpServer server;
    private Wire alice;

    @BeforeEach
    void start(@TempDir Path scratch) throws Exception {
        server = new McpServer(
                scratch,
                Map.of(),
                new Additions(List.of(), List.of(), List.of(), audience -> {}),
                memory,
                new FakeGitLab());
        alice = new Wire(server.url());
        assertThat(alice.post(CALL).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        memory.signals().close();
    }

    @ParameterizedTest
    @EnumSource(Sender.class)
    void aBodyThatEndsEarlyStopsNoHeartbeat(Sender sender) throws Exception {
        begin(sender, "{");
        beats();

        for (Socket socket : sockets) {
            socket.shutdownOutput();
        }

        assertAllAreAnswered();
        assertServesAndEnds();
    }

    @ParameterizedTest
    @EnumSource(Sender.class)
    void aBodyThatComesLateIsAnswered(Sender sender) throws Exception {
        begin(sender, CALL.substring(0, 1));
        beats();

        for (Socket socket : sockets) {
            socket.getOutputStream().write(CALL.substring(1).getBytes(US_ASCII));
        }

        assertAllAreAnswered();
        assertServesAndEnds();
    }

    @ParameterizedTest
    @EnumSource(Sender.class)
    void aBodyThatNeverEndsStopsNothing(Sender sender) throws Exception {
        begin(sender, "{");
        beats();
        assertServesAndEnds();
    }

    @Test
    void aBodyWhoseClientIsGoneStopsNothing() throws Exception {
        begin(Sender.STRANGER, "{");
        beats();
        for (Socket socket : sockets) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        beats();
        assertServesAndEnds();
    }

    /** As a listener and a large body hold the connection longest, both come besides. */
    private void begin(Sender sender, String start) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket socket = new Socket();
            sockets.add(socket);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.url().getPort()));
            String head = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nPRIVATE-TOKEN: " + sender.token
                    + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                    + "Content-Length: " + CALL.length() + "\r\nConnection: close\r\n\r\n" + start;
            socket.getOutputStream().write(head.getBytes(US_ASCII));
        }
    }

    /** Two rounds, so late that everything is due. On a thread of their own, for a beat that waits is what is looked for. */
    private void beats() throws Exception {
        for (int round = 1; round <= 2; round++) {
            Duration later = Duration.ofSeconds(20L * round);
            CompletableFuture<Void> beat = CompletableFuture.runAsync(() -> server.beat(later));
            assertThat(beat).succeedsWithin(20, TimeUnit.SECONDS);
        }
    }

    private void assertAllAreAnswered() throws IOException {
        for (Socket socket : sockets) {
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(8), US_ASCII)).isEqualTo("HTTP/1.1");
        }
    }

    private void assertServesAndEnds() throws Exception {
        assertThat(alice.post(CALL).statusCode()).isEqualTo(200);
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> server.stopListening());
        assertThat(end).succeedsWithin(20, TimeUnit.SECONDS);
        assertThat(ManagementFactory.getThreadMXBean().findDeadlockedThreads()).isNull();
        for (Socket socket : sockets) {
            socket.close();
        }
        CompletableFuture<Void> stop = CompletableFuture.runAsync(this::closed);
        assertThat(stop).succeedsWithin(60, TimeUnit.SECONDS);
    }

    private void closed() {
        try {
            server.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
