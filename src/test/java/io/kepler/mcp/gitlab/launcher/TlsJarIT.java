package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.SelfSigned;
import io.kepler.mcp.gitlab.it.WarProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsJarIT {

    private static SelfSigned certificate;
    private static WarProcess war;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        certificate = SelfSigned.of("ip:127.0.0.1", directory);
        war = WarProcess.start(
                Map.of(),
                "--tls-cert",
                certificate.certificate().toString(),
                "--tls-key",
                certificate.key().toString());
    }

    @AfterAll
    static void stop() {
        war.close();
    }

    @Test
    void servesHttp2WithTheGivenCertificate() throws Exception {
        HttpResponse<String> health = get("TLSv1.3");

        assertThat(war.baseUri().getScheme()).isEqualTo("https");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void speaksTls12() throws Exception {
        assertThat(get("TLSv1.2").statusCode()).isEqualTo(200);
    }

    @Test
    void answersNoPlainHttp() throws Exception {
        URI plain = URI.create("http://127.0.0.1:" + war.baseUri().getPort() + "/health");

        int status = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(plain).build(), BodyHandlers.discarding())
                .statusCode();

        assertThat(status).isEqualTo(400);
    }

    private static HttpResponse<String> get(String protocol) throws Exception {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        HttpClient client = HttpClient.newBuilder()
                .sslContext(certificate.client())
                .sslParameters(parameters)
                .build();
        return client.send(
                HttpRequest.newBuilder(URI.create(war.baseUri() + "/health")).build(), BodyHandlers.ofString());
    }
}
