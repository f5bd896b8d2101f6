package io.kepler.mcp.gitlab.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.kepler.mcp.gitlab.gitlab.Settings.ALICE;
import static io.kepler.mcp.gitlab.gitlab.Settings.ample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TlsTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options()
                    .dynamicPort()
                    .dynamicHttpsPort()
                    .bindAddress("127.0.0.1"))
            .build();

    @Test
    void showsNoTokenToAServerWithACertificateNobodyVouchesFor() {
        List<Duration> pauses = new ArrayList<>();
        String url = "https://127.0.0.1:" + SERVER.getRuntimeInfo().getHttpsPort();
        try (GitLab gitlab = new JerseyGitLab(Settings.to(url), (until, duration) -> pauses.add(duration))) {
            GitLabException failure = catchThrowableOfType(
                    GitLabException.class,
                    () -> gitlab.send(Request.get("/user"), ALICE, ample()).close());

            assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("certificate");
            assertThat(pauses).isEmpty();
            SERVER.verify(0, anyRequestedFor(anyUrl()));
        }
    }
}
