package io.kepler.mcp.gitlab.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.kepler.mcp.gitlab.gitlab.Settings.ALICE;
import static io.kepler.mcp.gitlab.gitlab.Settings.ample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kepler.mcp.gitlab.gitlab.Request.Method;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private GitLab gitlab;

    @BeforeEach
    void open() {
        gitlab = new JerseyGitLab(Settings.to("http://127.0.0.1:" + SERVER.getPort()));
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    private GitLabException refusal(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        // A POST, so that nothing is tried twice.
        Request request = new Request(Method.POST, "/projects", List.of(), null);
        return catchThrowableOfType(
                GitLabException.class,
                () -> gitlab.send(request, ALICE, ample()).close());
    }

    private String message(int status, String json) {
        GitLabException refusal = refusal(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(json));
        return String.valueOf(refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, UNAUTHENTICATED",
        "402, FORBIDDEN",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "405, CONFLICT",
        "406, CONFLICT",
        "408, TIMED_OUT",
        "409, CONFLICT",
        "410, NOT_FOUND",
        "412, CONFLICT",
        "413, TOO_LARGE",
        "414, INVALID",
        "415, INVALID",
        "422, INVALID",
        "423, CONFLICT",
        "429, RATE_LIMITED",
        "451, FORBIDDEN",
        "500, UNAVAILABLE",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE"
    })
    void giveEachStatusItsFault(int status, Fault fault) {
        GitLabException refusal = refusal(aResponse().withStatus(status).withHeader("X-Request-Id", "01ABC"));

        assertThat(refusal.fault()).isEqualTo(fault);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.requestId()).hasValue("01ABC");
        assertThat(refusal).hasMessageContaining("(" + status + ")").hasMessageMatching(".*[.]");
    }

    @Test
    void tellTheReasonInEveryShapeGitLabUses() {
        assertThat(message(404, "{\"message\":\"404 Project Not Found\"}")).endsWith("(404): 404 Project Not Found.");
        assertThat(message(400, "{\"message\":{\"title\":[\"can't be blank\",\"is short\"],\"base\":{\"x\":[\"y\"]}}}"))
                .endsWith("(400): title: can't be blank, is short; base: x: y.");
        assertThat(message(409, "{\"message\":[\"Branch exists\",\"SHA differs\"]}"))
                .endsWith("(409): Branch exists, SHA differs.");
        assertThat(message(400, "{\"error\":\"per_page does not have a valid value\"}"))
                .endsWith("(400): per_page does not have a valid value.");
        assertThat(message(401, "{\"error\":\"invalid_token\",\"error_description\":\"Token is expired.\"}"))
                .endsWith("(401): invalid_token: Token is expired.");
        assertThat(message(422, "[\"one\",\"two\"]")).endsWith("(422): one, two.");
        assertThat(message(422, "\"just this\"")).endsWith("(422): just this.");
        assertThat(refusal(aResponse()
                        .withStatus(403)
                        .withHeader("Content-Type", "text/plain")
                        .withBody("Forbidden\n")))
                .hasMessageEndingWith("(403): Forbidden.");
    }

    @Test
    void tellAMissingScope() {
        assertThat(message(403, "{\"error\":\"insufficient_scope\",\"error_description\":\"More.\",\"scope\":\"api\"}"))
                .isEqualTo("The token lacks the scope that GitLab wants for this call (403):"
                        + " insufficient_scope: More.: scope api.");
    }

    @Test
    void keepWebPagesAndServerErrorsToThemselves() {
        assertThat(refusal(aResponse()
                        .withStatus(404)
                        .withHeader("Content-Type", "text/html; charset=utf-8")
                        .withBody("secret page")))
                .hasMessageEndingWith("(404).");
        assertThat(message(404, "<html>secret page</html>")).endsWith("(404).");
        assertThat(message(500, "{\"message\":\"PG::Error secret\"}")).endsWith("(500).");
        assertThat(message(400, "{\"message\": broken secret")).endsWith("(400).");
        assertThat(message(400, "{\"message\":null,\"other\":\"secret\"}")).endsWith("(400).");
    }

    @Test
    void makeOneShortLineWithoutSecretsOfTheReason() {
        String reason = "bad\\r\\ntoken " + ALICE.token() + " or glpat-somebodyelse\\u0000 " + "x".repeat(70_000);

        assertThat(message(400, "{\"message\":\"" + reason.substring(0, 2_000) + "\"}"))
                .contains("bad token *** or *** xxx")
                .doesNotContain(ALICE.token(), "glpat", "\n", "\u0000")
                .hasSizeLessThan(400);
        assertThat(message(400, "{\"message\":\"" + reason + "\"}")).endsWith("(400).");
    }

    @Test
    void maskATokenOfAnyShapeThatGitLabEchoes() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(400).withBody("{\"message\":\"no plain-looking-token here\"}")));
        Credential plain = Credentials.privateToken("plain-looking-token");

        GitLabException refusal = catchThrowableOfType(
                GitLabException.class,
                () -> gitlab.send(Request.get("/user"), plain, ample()).close());

        assertThat(refusal).hasMessageContaining("no *** here");
    }

    @Test
    void sayWhenToComeBack() {
        GitLabException refusal = refusal(aResponse()
                .withStatus(429)
                .withHeader("Retry-After", "42")
                .withHeader("Content-Type", "text/plain")
                .withBody("Retry later\n"));

        assertThat(refusal.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(42));
        assertThat(refusal).hasMessageContaining("Try again in 42 s.");
    }
}
