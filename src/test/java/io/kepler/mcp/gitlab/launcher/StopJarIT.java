package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.WarProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StopJarIT {

    /** The JDK's client gives its HTTP/2 requests up when a server announces its end, even those that it still answers. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String CALL = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_current_user","arguments":{}}}""";

    @Test
    void finishesARunningRequestAndThenEndsWithZero() throws Exception {
        try (SlowGitLab gitlab = new SlowGitLab();
                WarProcess war = WarProcess.start(Map.of("KEPLER_MCP_GITLAB_URL", gitlab.url()))) {
            CompletableFuture<HttpResponse<String>> answer = call(war.baseUri());
            gitlab.awaitRequest();
            war.terminate();
            awaitRefusal(war.baseUri());
            gitlab.release();

            assertThat(answer.get().body()).contains("\"jsonrpc\"");
            assertThat(war.exitCode()).isZero();
            assertThat(war.output()).isEmpty();
        }
    }

    @Test
    void doesNotWaitForIdleConnections() throws Exception {
        try (WarProcess war = WarProcess.start(Map.of())) {
            HTTP.send(
                    HttpRequest.newBuilder(URI.create(war.baseUri() + "/health"))
                            .build(),
                    BodyHandlers.ofString());
            war.terminate();

            assertThat(war.exitCode()).isZero();
        }
    }

    private static CompletableFuture<HttpResponse<String>> call(URI base) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("PRIVATE-TOKEN", "glpat-0123456789abcdefghij")
                .POST(BodyPublishers.ofString(CALL))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    /** Returns when the server takes no connection any more; each try is the wait. */
    private static void awaitRefusal(URI base) {
        while (true) {
            try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                assertThat(socket.isConnected()).isTrue();
            } catch (IOException e) {
                return;
            }
        }
    }
}
