package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address holds may be a secret, or nothing that anybody can read. */
class AddressesTest {

    private static WholeApplication application;

    @BeforeAll
    static void start(@TempDir Path scratch) throws Exception {
        application = new WholeApplication(scratch, Map.of("auth_modes", "oauth"));
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connections?x=%ff", "/oauth/authorize?&&=", "/oauth/callback?%ff=1"})
    void areRefusedWhenTheyCannotBeRead(String address) throws Exception {
        HttpResponse<String> answer = send(request(address));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_request");
    }

    @Test
    void areNotLogged() throws Exception {
        try (EveryLine log = new EveryLine()) {
            for (String path : List.of("/nothing", "/health", "/oauth/token", "/connections")) {
                for (String query : List.of("?private_token=glpat-secret", "?glpat-secret")) {
                    send(request(path + query)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.noBody()));
                }
            }

            assertThat(log.lines).noneMatch(line -> line.contains("glpat-secret"));
        }
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(application.url() + address));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    /** All that is logged while it is open, whoever says it. */
    private static final class EveryLine extends Handler implements AutoCloseable {

        private final Logger root = Logger.getLogger("");
        private final List<String> lines = new CopyOnWriteArrayList<>();

        EveryLine() {
            root.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }
}
