package io.kepler.mcp.gitlab.gitlab;

import static io.kepler.mcp.gitlab.gitlab.Settings.ALICE;
import static io.kepler.mcp.gitlab.gitlab.Settings.CAP;
import static io.kepler.mcp.gitlab.gitlab.Settings.ample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that spare GitLab an answer, and those for more than an answer usually may hold. */
class ConditionalRequestsTest {

    private static final String TAG = "W/\"5d41402abc4b2a76\"";
    private static final Request ASK = Request.get("/projects/1/pipelines/2");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options()
                    .dynamicPort()
                    .bindAddress("127.0.0.1")
                    .gzipDisabled(true))
            .build();

    private GitLab gitlab;

    @BeforeEach
    void open() {
        gitlab = new JerseyGitLab(Settings.to("http://127.0.0.1:" + SERVER.getPort()));
        SERVER.stubFor(
                WireMock.get(WireMock.anyUrl()).willReturn(WireMock.okJson("{}").withHeader("ETag", TAG)));
        SERVER.stubFor(WireMock.get(WireMock.anyUrl())
                .withHeader("If-None-Match", WireMock.equalTo(TAG))
                .willReturn(WireMock.aResponse().withStatus(304).withHeader("ETag", TAG)));
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void isAnsweredWithNothingWhenNothingChanged() throws IOException {
        try (Reply reply = gitlab.send(ASK, ALICE, ample())) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("ETag")).hasValue(TAG);
        }
        try (Reply reply = gitlab.send(ASK.unless(TAG), ALICE, ample())) {
            assertThat(reply.status()).isEqualTo(304);
            assertThat(reply.body().readAllBytes()).isEmpty();
        }
        try (Reply reply = gitlab.send(ASK.unless("W/\"other\""), ALICE, ample())) {
            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    void takesNoAnswerThatNothingChangedUnlessItAsked() {
        SERVER.stubFor(
                WireMock.get(WireMock.anyUrl()).willReturn(WireMock.aResponse().withStatus(304)));
        assertThat(catchThrowableOfType(GitLabException.class, () -> gitlab.send(ASK, ALICE, ample())))
                .isNotNull();
    }

    @Test
    void readsMoreWhereOnlyAPartIsKept() throws IOException {
        SERVER.stubFor(
                WireMock.get(WireMock.anyUrl()).willReturn(WireMock.aResponse().withBody(new byte[3 * CAP])));
        assertThat(read(ASK.upTo(4L * CAP))).hasSize(3 * CAP);
        GitLabException failure = catchThrowableOfType(GitLabException.class, () -> read(ASK.upTo(2L * CAP)));
        assertThat(failure.fault()).isEqualTo(Fault.TOO_LARGE);
    }

    private byte[] read(Request request) throws IOException {
        try (Reply reply = gitlab.send(request, ALICE, ample())) {
            return reply.body().readAllBytes();
        }
    }
}
