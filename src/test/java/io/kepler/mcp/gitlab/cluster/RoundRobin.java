package io.kepler.mcp.gitlab.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The address that clients know: hands each request to the next node, whoever asks. Nothing is sticky. */
final class RoundRobin implements AutoCloseable {
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("connection", "content-length", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<String, Set<URI>> servedBy = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile List<URI> nodes = List.of();

    RoundRobin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void over(List<URI> urls) {
        nodes = List.copyOf(urls);
    }

    /** Gives the next request to this node, counted from 0. */
    void beginWith(int node) {
        turn.set(node);
    }

    /** The nodes that ever answered a path. */
    Set<URI> servedBy(String path) {
        return servedBy.getOrDefault(path, Set.of());
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
            URI asked = exchange.getRequestURI();
            servedBy.computeIfAbsent(asked.getPath(), path -> ConcurrentHashMap.newKeySet())
                    .add(node);
            HttpResponse<byte[]> answer = http.send(request(exchange, node.resolve(asked)), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (travels(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(HttpExchange exchange, URI target) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (travels(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static boolean travels(String header) {
        return !OF_ONE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
