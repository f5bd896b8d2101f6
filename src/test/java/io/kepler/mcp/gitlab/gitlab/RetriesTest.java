package io.kepler.mcp.gitlab.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static io.kepler.mcp.gitlab.gitlab.Settings.ALICE;
import static io.kepler.mcp.gitlab.gitlab.Settings.ample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kepler.mcp.gitlab.gitlab.Request.Method;
import io.kepler.mcp.gitlab.it.Ports;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final List<Duration> pauses = new ArrayList<>();
    private GitLab gitlab;

    @BeforeEach
    void open() {
        gitlab = to("http://127.0.0.1:" + SERVER.getPort());
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    private GitLab to(String url) {
        return new JerseyGitLab(Settings.to(url), (until, duration) -> pauses.add(duration));
    }

    private static void once(ResponseDefinitionBuilder first) {
        SERVER.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("over")
                .willReturn(first));
        SERVER.stubFor(
                any(anyUrl()).inScenario("once").whenScenarioStateIs("over").willReturn(okJson("{}")));
    }

    private GitLabException failure(GitLab server, Method method, Deadline deadline) {
        Request request = new Request(method, "/projects", List.of(), null);
        return catchThrowableOfType(
                GitLabException.class,
                () -> server.send(request, ALICE, deadline).close());
    }

    private void send(Method method) {
        gitlab.send(new Request(method, "/projects", List.of(), null), ALICE, ample())
                .close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void asksAgainWhenGitLabIsBusy(int status) {
        once(aResponse().withStatus(status));

        send(Method.GET);

        SERVER.verify(2, anyRequestedFor(anyUrl()));
        assertThat(pauses)
                .singleElement()
                .satisfies(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofMillis(200)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"GET", "HEAD", "PUT", "DELETE"})
    void repeatsWhatMayBeRepeated(Method method) {
        once(aResponse().withStatus(503));

        send(method);

        SERVER.verify(2, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"POST", "PATCH"})
    void repeatsNothingThatMightHappenTwice(Method method) {
        once(aResponse().withStatus(503));

        assertThat(failure(gitlab, method, ample()).status()).isEqualTo(503);
        SERVER.verify(1, anyRequestedFor(anyUrl()));

        SERVER.resetAll();
        once(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(failure(gitlab, method, ample()).fault()).isEqualTo(io.kepler.mcp.gitlab.gitlab.Fault.UNAVAILABLE);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void asksAgainWhenTheConnectionBreaksBeforeAnAnswer(Fault fault) {
        once(aResponse().withFault(fault));

        send(Method.GET);

        SERVER.verify(2, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 422, 500, 501})
    void takesAnAnswerForAnAnswer(int status) {
        once(aResponse().withStatus(status));

        assertThat(failure(gitlab, Method.GET, ample()).status()).isEqualTo(status);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void waitsAsLongAsGitLabAsks() {
        once(aResponse().withStatus(429).withHeader("Retry-After", "7"));

        send(Method.GET);

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void givesUpWhenGitLabAsksForTooMuch() {
        once(aResponse().withStatus(429).withHeader("Retry-After", "61"));

        GitLabException failure = failure(gitlab, Method.GET, ample());

        assertThat(failure.fault()).isEqualTo(io.kepler.mcp.gitlab.gitlab.Fault.RATE_LIMITED);
        assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(61));
        assertThat(pauses).isEmpty();
    }

    @Test
    void doesNotWaitPastTheDeadline() {
        once(aResponse().withStatus(429).withHeader("Retry-After", "30"));

        GitLabException failure = failure(gitlab, Method.GET, Deadline.in(Duration.ofSeconds(20)));

        assertThat(failure.fault()).isEqualTo(io.kepler.mcp.gitlab.gitlab.Fault.RATE_LIMITED);
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpAfterTheRetriesOfTheSettings() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502)));

        assertThat(failure(gitlab, Method.GET, ample()).status()).isEqualTo(502);
        SERVER.verify(1 + Settings.RETRIES, anyRequestedFor(anyUrl()));
        assertThat(pauses).hasSize(Settings.RETRIES);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"GET", "POST"})
    void triesAgainWhateverItIsWhenNobodyListened(Method method) throws IOException {
        try (GitLab nobody = to("http://127.0.0.1:" + Ports.free())) {
            GitLabException failure = failure(nobody, method, ample());

            assertThat(failure.fault()).isEqualTo(io.kepler.mcp.gitlab.gitlab.Fault.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("cannot be reached");
            assertThat(pauses).hasSize(Settings.RETRIES);
        }
    }

    @Test
    void stopsWaitingWhenItsThreadIsToStop() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        JerseyGitLab.Pause interrupted = (until, duration) -> {
            throw new InterruptedException();
        };
        try (GitLab stopping = new JerseyGitLab(Settings.to("http://127.0.0.1:" + SERVER.getPort()), interrupted)) {
            assertThat(failure(stopping, Method.GET, ample())).hasMessageContaining("stopping");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
