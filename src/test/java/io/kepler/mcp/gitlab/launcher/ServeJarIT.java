package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.WarProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServeJarIT {

    private static WarProcess war;

    @BeforeAll
    static void start() {
        war = WarProcess.start(Map.of());
    }

    @AfterAll
    static void stop() {
        war.close();
    }

    @Test
    void answersAtTheAddressThatItPrints() throws Exception {
        HttpResponse<String> health = send(HttpClient.Version.HTTP_1_1, request("/health"));

        assertThat(war.baseUri().getHost()).isEqualTo("127.0.0.1");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"ok\"");
    }

    @Test
    void takesHttp2WhenTheClientAsksForIt() throws Exception {
        HttpResponse<String> health = send(HttpClient.Version.HTTP_2, request("/health"));

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void keepsALargeBodyThatComesWithTheRequestForHttp2() throws Exception {
        HttpRequest.Builder large = request("/health").POST(BodyPublishers.ofByteArray(new byte[1024 * 1024]));

        assertThat(send(HttpClient.Version.HTTP_2, large).statusCode()).isEqualTo(405);
    }

    @Test
    void tellsNobodyWhatItRunsOn() throws Exception {
        HttpResponse<String> refused = send(HttpClient.Version.HTTP_1_1, request("/%2f"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().map()).doesNotContainKey("server");
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void saysInOneLineThatItIsReady() {
        assertThat(war.log())
                .containsPattern("(?m)^Kepler MCP GitLab \\S+ is ready at http://127.0.0.1:\\d+/mcp"
                        + " \\(started in \\d+\\.\\d s\\)$");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(war.baseUri() + path));
    }

    private static HttpResponse<String> send(HttpClient.Version version, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HttpClient.newBuilder().version(version).build().send(request.build(), BodyHandlers.ofString());
    }
}
