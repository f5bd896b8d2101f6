package io.kepler.mcp.gitlab.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.kepler.mcp.gitlab.gitlab.Settings.ALICE;
import static io.kepler.mcp.gitlab.gitlab.Settings.ample;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecrecyTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Test
    void keepsTokensAndBodiesOutOfTheLogEvenAtTheFinestLevel() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"title\":\"confidential\"}")));
        Logger apache = Logger.getLogger("org.apache.hc");
        Recorder recorder = new Recorder();
        Level before = apache.getLevel();
        apache.setLevel(Level.ALL);
        apache.addHandler(recorder);
        apache.setUseParentHandlers(false);
        try (GitLab gitlab = new JerseyGitLab(Settings.to("http://127.0.0.1:" + SERVER.getPort()));
                Reply reply = gitlab.send(Request.get("/user"), ALICE, ample())) {
            reply.body().readAllBytes();
        } finally {
            apache.removeHandler(recorder);
            apache.setUseParentHandlers(true);
            apache.setLevel(before);
        }

        assertThat(recorder.lines)
                .isNotEmpty()
                .noneMatch(line -> line.contains(ALICE.token()) || line.contains("confidential"));
    }

    private static final class Recorder extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
