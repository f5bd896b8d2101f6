package io.kepler.mcp.gitlab.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A GitLab that answers only when told to. */
final class SlowGitLab implements AutoCloseable {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server;

    SlowGitLab() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void awaitRequest() throws InterruptedException {
        if (!asked.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("Nobody asked GitLab");
        }
    }

    void release() {
        released.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.countDown();
        try (exchange) {
            released.await();
            byte[] body = "{\"id\":1,\"username\":\"ann\",\"name\":\"Ann\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
