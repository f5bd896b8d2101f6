package io.kepler.mcp.gitlab.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.kepler.mcp.gitlab.gitlab.Settings.ALICE;
import static io.kepler.mcp.gitlab.gitlab.Settings.ample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kepler.mcp.gitlab.gitlab.Request.Method;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @RegisterExtension
    static final WireMockExtension ELSEWHERE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private GitLab gitlab;

    @BeforeEach
    void open() {
        gitlab = new JerseyGitLab(Settings.to("http://127.0.0.1:" + SERVER.getPort() + "/gitlab"));
        ELSEWHERE.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    private static void redirect(String from, int status, String location) {
        SERVER.stubFor(any(urlEqualTo(from))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Location", location)
                        .withBody("This resource has been moved")));
    }

    private GitLabException refusal(Method method) {
        Request request = new Request(method, "/projects/old", List.of(), null);
        return catchThrowableOfType(
                GitLabException.class,
                () -> gitlab.send(request, ALICE, ample()).close());
    }

    @Test
    void followsAMovedProjectWithinTheInstance() throws IOException {
        redirect(
                "/gitlab/api/v4/projects/old",
                301,
                "http://127.0.0.1:" + SERVER.getPort() + "/gitlab/api/v4/projects/7?a=b%2Fc");
        SERVER.stubFor(any(urlEqualTo("/gitlab/api/v4/projects/7?a=b%2Fc")).willReturn(okJson("{\"id\":7}")));

        try (Reply reply = gitlab.send(Request.get("/projects/old"), ALICE, ample())) {
            assertThat(reply.body().readAllBytes()).asString().isEqualTo("{\"id\":7}");
        }
        SERVER.verify(getRequestedFor(urlEqualTo("/gitlab/api/v4/projects/7?a=b%2Fc"))
                .withHeader("PRIVATE-TOKEN", equalTo(ALICE.token())));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void takesNoTokenToAnotherOrigin(int status) {
        redirect("/gitlab/api/v4/projects/old", status, ELSEWHERE.url("/gitlab/api/v4/projects/old?secret=1"));

        GitLabException refusal = refusal(Method.GET);

        assertThat(refusal.fault()).isEqualTo(Fault.INTERNAL);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal)
                .hasMessageContaining("to http://localhost:" + ELSEWHERE.getPort() + ",")
                .hasMessageNotContaining("secret");
        ELSEWHERE.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void staysBelowTheApiOfTheInstance() {
        redirect("/gitlab/api/v4/projects/old", 302, "/gitlab/users/sign_in");

        assertThat(refusal(Method.GET)).hasMessageContaining("not followed");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void changesNothingAtAnAddressItWasNotGiven() {
        redirect("/gitlab/api/v4/projects/old", 307, "/gitlab/api/v4/projects/7");

        assertThat(refusal(Method.PUT)).hasMessageContaining("moved");
        assertThat(refusal(Method.DELETE)).hasMessageContaining("moved");
        assertThat(refusal(Method.POST)).hasMessageContaining("moved");
        SERVER.verify(3, anyRequestedFor(anyUrl()));
    }

    @Test
    void walksInNoCircle() {
        redirect("/gitlab/api/v4/projects/old", 302, "/gitlab/api/v4/projects/old");

        assertThat(refusal(Method.GET)).hasMessageContaining("circles");
        SERVER.verify(4, anyRequestedFor(anyUrl()));
    }

    @Test
    void doesNotKnowWhatToDoWithoutALocation() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(304)));

        assertThat(refusal(Method.GET).fault()).isEqualTo(Fault.INTERNAL);
    }
}
