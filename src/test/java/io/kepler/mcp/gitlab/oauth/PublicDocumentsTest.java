package io.kepler.mcp.gitlab.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.kepler.mcp.gitlab.gitlab.PublicAddresses;
import io.kepler.mcp.gitlab.it.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicDocumentsTest {
    private static final String HOST = "documents.test";
    private static final byte[] JSON = "{\"a\":1}".getBytes(UTF_8);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpsServer server;
    private SSLContext tls;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SelfSigned certificate = SelfSigned.of("dns:" + HOST, folder);
        tls = certificate.client();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(threads);
        server.createContext("/good.json", exchange -> answer(exchange, 200, "application/json", JSON));
        server.createContext("/page.html", exchange -> answer(exchange, 200, "text/html", JSON));
        server.createContext("/missing.json", exchange -> answer(exchange, 404, "application/json", JSON));
        server.createContext("/moved.json", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://127.0.0.1:" + port() + "/good.json");
            answer(exchange, 302, "application/json", JSON);
        });
        server.createContext("/large.json", this::large);
        server.createContext("/slow.json", this::slow);
        server.start();
    }

    @AfterAll
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @BeforeEach
    void forget() {
        asked.clear();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Ten megabytes, unless somebody hangs up. */
    private void large(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 10 * 1024; i++) {
            exchange.getResponseBody().write(new byte[1024]);
        }
        exchange.close();
    }

    /** Begins an answer and does not end it. */
    private void slow(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** All names lead to this machine, which counts as public here. */
    private PublicDocuments documents(Duration patience) {
        return documents(address -> true, patience, "127.0.0.1");
    }

    private PublicDocuments documents(Predicate<InetAddress> allowed, Duration patience, String... addresses) {
        return new PublicDocuments(new Names(addresses), allowed, tls, patience);
    }

    private byte[] get(String path) throws IOException {
        return documents(Duration.ofSeconds(20)).get(URI.create("https://" + HOST + ":" + port() + path));
    }

    @Test
    void fetchesAnHonestDocument() throws Exception {
        assertThat(get("/good.json")).isEqualTo(JSON);
    }

    @Test
    void followsNoRedirect() {
        assertThatThrownBy(() -> get("/moved.json"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("302");
        assertThat(asked).containsExactly("/moved.json");
    }

    @Test
    void readsNoMoreThanSixteenKibibytes() {
        assertThatThrownBy(() -> get("/large.json"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 16 KiB");
    }

    @Test
    void waitsForNobody() {
        assertThatThrownBy(() -> documents(Duration.ofMillis(700))
                        .get(URI.create("https://" + HOST + ":" + port() + "/slow.json")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void waitsForNoHandshakeEither() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> drip(mute));
            assertThatThrownBy(() -> documents(Duration.ofMillis(700))
                            .get(URI.create("https://" + HOST + ":" + mute.getLocalPort() + "/x.json")))
                    .isInstanceOf(IOException.class);
        }
    }

    /** A byte of a TLS record every now and then, for ever. */
    private void drip(ServerSocket mute) {
        try (Socket socket = mute.accept()) {
            socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0});
            while (!over.await(100, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write(0);
            }
        } catch (IOException | InterruptedException e) {
            // The other side hung up, as it should.
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.html", "/missing.json"})
    void takesJsonOnly(String path) {
        assertThatThrownBy(() -> get(path)).isInstanceOf(IOException.class);
    }

    @Test
    void believesNoCertificateOfAnotherName() {
        assertThatThrownBy(() -> documents(Duration.ofSeconds(20))
                        .get(URI.create("https://other.test:" + port() + "/good.json")))
                .isInstanceOf(IOException.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "169.254.169.254", "10.0.0.1", "192.168.1.1", "::1", "fd00::1", "::ffff:127.0.0.1"})
    void connectsToNoAddressOfAnInnerNetwork(String address) {
        PublicDocuments real = documents(PublicAddresses::isPublic, Duration.ofSeconds(20), address);
        assertThatThrownBy(() -> real.get(URI.create("https://" + HOST + ":" + port() + "/good.json")))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("not on the public internet");
        assertThat(asked).isEmpty();
    }

    @Test
    void connectsToNobodyWhenOneOfTheAddressesIsInner() {
        PublicDocuments real =
                documents(PublicAddresses::isPublic, Duration.ofSeconds(20), "93.184.216.34", "127.0.0.1");
        assertThatThrownBy(() -> real.get(URI.create("https://" + HOST + ":" + port() + "/good.json")))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "[::1]", "2130706433", "0x7f000001", "localhost"})
    void looksAtAddressesThatAreWrittenOut(String host) {
        PublicDocuments real = PublicDocuments.standard(tls);
        assertThatThrownBy(() -> real.get(URI.create("https://" + host + ":" + port() + "/good.json")))
                .isInstanceOf(UnknownHostException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void looksANameUpOnce() throws Exception {
        Names names = new Names("127.0.0.1");
        new PublicDocuments(names, address -> true, tls, Duration.ofSeconds(20))
                .get(URI.create("https://" + HOST + ":" + port() + "/good.json"));
        assertThat(names.questions).containsExactly(HOST);
    }

    private static final class Names implements DnsResolver {
        private final List<String> questions = new CopyOnWriteArrayList<>();
        private final String[] addresses;

        Names(String... addresses) {
            this.addresses = addresses;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            questions.add(host);
            InetAddress[] resolved = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                resolved[i] = InetAddress.getByAddress(
                        host, InetAddress.getByName(addresses[i]).getAddress());
            }
            return resolved;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
