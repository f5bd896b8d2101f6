package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Streams to clients that read, that do not, and that are gone. */
class HttpChannelTest {

    private static final byte[] LARGE = ("\"" + "x".repeat(64 * 1024) + "\"").getBytes(StandardCharsets.UTF_8);

    private final Tomcat tomcat = new Tomcat();
    private final Timer timer = new Timer();
    private final Heartbeat heartbeat = new Heartbeat(timer);
    private final BlockingQueue<HttpChannel> channels = new LinkedBlockingQueue<>();

    @BeforeEach
    void start(@TempDir Path scratch) throws Exception {
        ResponseWriter writer =
                new ResponseWriter(JsonMapper.shared(), new ServerDescription("test", "1", "Test"), false);
        tomcat.setBaseDir(scratch.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", scratch.toString());
        Tomcat.addServlet(context, "streams", new Streams(writer)).setAsyncSupported(true);
        context.addServletMappingDecoded("/", "streams");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        timer.close();
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void endsTheStreamOfAClientThatDoesNotReadAndKeepsTheOthers() throws Exception {
        try (Socket deaf = connect();
                Socket reading = new Socket()) {
            // One after the other, for the container may take them in any order.
            HttpChannel toDeaf = open(deaf);
            connect(reading);
            HttpChannel toReading = open(reading);
            BufferedReader lines = lines(reading);
            CountDownLatch gone = new CountDownLatch(1);
            toDeaf.onGone(gone::countDown);

            int sent = 0;
            while (toDeaf.send(LARGE) && sent < 10_000) {
                sent++;
                assertThat(toReading.send("1".getBytes(StandardCharsets.UTF_8))).isTrue();
            }

            // More than what may wait, and no more than that and what the system takes.
            assertThat(sent * LARGE.length).isBetween(EventStream.MOST_WAITING_BYTES - LARGE.length, 200_000_000);
            // The container may first wait as long as it lets a write take.
            assertThat(gone.await(90, TimeUnit.SECONDS)).isTrue();
            assertThat(toDeaf.send(LARGE)).isFalse();
            for (int i = 0; i < sent; i++) {
                assertThat(data(lines)).isEqualTo("1");
            }
            assertThat(toReading.send("2".getBytes(StandardCharsets.UTF_8))).isTrue();
            assertThat(data(lines)).isEqualTo("2");
        }
    }

    @Test
    void noticesAtTheNextSignOfLifeThatAClientWentAway() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        HttpChannel channel;
        try (Socket socket = connect()) {
            channel = open(socket);
            channel.onGone(gone::countDown);
        }
        for (int i = 0; i < 1_000 && gone.getCount() > 0; i++) {
            channel.beat(System.nanoTime() + TimeUnit.MINUTES.toNanos(i + 1), 0);
            gone.await(20, TimeUnit.MILLISECONDS);
        }

        assertThat(gone.getCount()).isZero();
        CountDownLatch late = new CountDownLatch(1);
        channel.onGone(late::countDown);
        assertThat(late.getCount()).isZero();
    }

    @Test
    void showsLifeOnAStreamThatIsSilent() throws Exception {
        try (Socket socket = connect()) {
            HttpChannel channel = open(socket);
            BufferedReader lines = lines(socket);
            heartbeat.beat(System.nanoTime());
            heartbeat.beat(System.nanoTime() + TimeUnit.SECONDS.toNanos(16));
            while (!lines.readLine().equals(":")) {
                // What the container says before.
            }
            channel.send("1".getBytes(StandardCharsets.UTF_8));

            assertThat(lines.readLine()).isEmpty();
            assertThat(data(lines)).isEqualTo("1");
        }
    }

    @Test
    void saysEverythingItHasBeforeItEnds() throws Exception {
        try (Socket socket = connect()) {
            HttpChannel channel = open(socket);
            for (int i = 0; i < 10; i++) {
                channel.send(LARGE);
            }
            channel.finish(Outcome.of(RpcResponse.result(1, Map.of()), Revision.V2025_11_25));
            assertThat(channel.send(LARGE)).isFalse();
            channel.finish(Outcome.empty(500));

            BufferedReader lines = lines(socket);
            for (int i = 0; i < 10; i++) {
                assertThat(data(lines)).hasSize(LARGE.length);
            }
            assertThat(data(lines)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        connect(socket);
        return socket;
    }

    private void connect(Socket socket) throws IOException {
        socket.setReceiveBufferSize(16 * 1024);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                tomcat.getConnector().getLocalPort()));
        socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** The server's end of the connection that was made last. */
    private HttpChannel open(Socket unused) throws InterruptedException {
        HttpChannel channel = channels.poll(20, TimeUnit.SECONDS);
        assertThat(channel).isNotNull();
        channel.open();
        return channel;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String data(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return line.substring("data: ".length());
    }

    /** Leaves every request open. */
    private final class Streams extends HttpServlet {

        private final transient ResponseWriter writer;

        Streams(ResponseWriter writer) {
            this.writer = writer;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            HttpChannel channel = new HttpChannel(context, writer, heartbeat, true);
            channel.received();
            channels.add(channel);
        }
    }
}
