package io.kepler.mcp.gitlab.gitlab;

import static io.kepler.mcp.gitlab.gitlab.FakeGitLab.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @Test
    void isNamedToGitLab() {
        SERVER.stubFor(WireMock.get(WireMock.anyUrl()).willReturn(WireMock.okJson("{}")));
        try (GitLab gitlab = new JerseyGitLab(Settings.to("http://127.0.0.1:" + SERVER.getPort()))) {
            GitLab traced = new TracedGitLab(gitlab, Trace.of(PARENT, "a=1,b=2").orElseThrow());
            traced.send(Request.get("/traced"), ALICE, Deadline.in(Duration.ofSeconds(20)))
                    .close();
            gitlab.send(Request.get("/untraced"), ALICE, Deadline.in(Duration.ofSeconds(20)))
                    .close();

            assertThat(TracedGitLab.traceId(traced)).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(TracedGitLab.traceId(gitlab)).isEqualTo("-");
        }
        SERVER.verify(WireMock.getRequestedFor(WireMock.urlPathMatching(".*/traced"))
                .withHeader("traceparent", WireMock.equalTo(PARENT))
                .withHeader("tracestate", WireMock.equalTo("a=1,b=2")));
        SERVER.verify(WireMock.getRequestedFor(WireMock.urlPathMatching(".*/untraced"))
                .withoutHeader("traceparent")
                .withoutHeader("tracestate"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nX: y",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
            })
    void isNoneWhenItsNameIsMalformed(String parent) {
        assertThat(Trace.of(parent, "a=1")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a=1\r\nX: y", "a=ä"})
    void leavesAMalformedStateOut(String state) {
        assertThat(Trace.of(PARENT, state).orElseThrow().state()).isEmpty();
    }
}
