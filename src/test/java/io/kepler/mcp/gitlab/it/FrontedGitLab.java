package io.kepler.mcp.gitlab.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;

/** The sample GitLab behind a WireMock, which sees every request as it came and can answer in its place. */
final class FrontedGitLab implements AutoCloseable {
    private final WireMockServer front;

    private FrontedGitLab(WireMockServer front) {
        this.front = front;
    }

    static FrontedGitLab start() {
        WireMockServer front =
                new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
        front.start();
        FrontedGitLab gitlab = new FrontedGitLab(front);
        gitlab.reset();
        return gitlab;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + front.port());
    }

    /** Forgets all answers and requests of earlier tests. */
    void reset() {
        front.resetAll();
        front.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    @Override
    public void close() {
        front.stop();
    }
}
