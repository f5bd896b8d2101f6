package io.kepler.mcp.gitlab.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.kepler.mcp.gitlab.gitlab.Settings.ALICE;
import static io.kepler.mcp.gitlab.gitlab.Settings.ample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kepler.mcp.gitlab.gitlab.Request.Method;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JerseyGitLabTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private GitLab gitlab;

    @BeforeEach
    void open() {
        gitlab = new JerseyGitLab(Settings.to("http://127.0.0.1:" + SERVER.getPort() + "/gitlab"));
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    private String send(Request request) throws IOException {
        try (Reply reply = gitlab.send(request, ALICE, ample())) {
            return new String(reply.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Request write(Method method, String path) {
        return new Request(method, path, List.of(), Map.of("title", "Grüße", "labels", List.of("a", "b")));
    }

    @Test
    void asksAsTheCallerAndNamesItself() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":7}")));

        assertThat(send(Request.get("/projects/7"))).isEqualTo("{\"id\":7}");

        SERVER.verify(getRequestedFor(urlEqualTo("/gitlab/api/v4/projects/7"))
                .withHeader("PRIVATE-TOKEN", equalTo(ALICE.token()))
                .withHeader("User-Agent", matching("kepler-mcp-gitlab/\\d.*"))
                .withHeader("Accept", matching("application/json\\b.*"))
                .withHeader("Accept-Encoding", matching(".*gzip.*"))
                .withHeader("Authorization", absent())
                .withHeader("Cookie", absent())
                .withHeader("Expect", absent()));
    }

    @Test
    void sendsEachCredentialInItsOwnHeader() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}")));

        gitlab.send(Request.get("/user"), Credentials.bearer("oauth-token"), ample())
                .close();
        gitlab.send(Request.get("/job"), Credentials.jobToken("job-token"), ample())
                .close();

        SERVER.verify(getRequestedFor(urlEqualTo("/gitlab/api/v4/user"))
                .withHeader("Authorization", equalTo("Bearer oauth-token"))
                .withHeader("PRIVATE-TOKEN", absent()));
        SERVER.verify(getRequestedFor(urlEqualTo("/gitlab/api/v4/job")).withHeader("JOB-TOKEN", equalTo("job-token")));
    }

    @Test
    void putsPathAndQueryOnTheWireAsTheyAreEncoded() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("[]")));

        send(new Request(
                Method.GET,
                "/projects/group%2Fapp/repository/files/a%7Bb%7D%20%25%2Bc/raw",
                List.of(Map.entry("a[]", "{x}"), Map.entry("a[]", "+%2B é"), Map.entry("empty", "")),
                null));

        SERVER.verify(
                getRequestedFor(urlEqualTo("/gitlab/api/v4/projects/group%2Fapp/repository/files/a%7Bb%7D%20%25%2Bc/raw"
                        + "?a%5B%5D=%7Bx%7D&a%5B%5D=%2B%252B%20%C3%A9&empty=")));
    }

    @Test
    void writesTheBodyAsJsonInUtf8() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));

        send(write(Method.POST, "/projects/7/issues"));
        send(write(Method.PATCH, "/projects/7"));

        SERVER.verify(postRequestedFor(urlEqualTo("/gitlab/api/v4/projects/7/issues"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Content-Length", matching("\\d+"))
                .withRequestBody(equalToJson("{\"title\":\"Grüße\",\"labels\":[\"a\",\"b\"]}")));
        SERVER.verify(patchRequestedFor(urlEqualTo("/gitlab/api/v4/projects/7"))
                .withRequestBody(equalToJson("{\"title\":\"Grüße\",\"labels\":[\"a\",\"b\"]}")));
    }

    @Test
    void writesNothingWhereThereIsNoBody() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));

        assertThat(send(new Request(Method.POST, "/projects/7/star", List.of(), null)))
                .isEmpty();
        assertThat(send(new Request(Method.DELETE, "/projects/7", List.of(), null)))
                .isEmpty();

        SERVER.verify(postRequestedFor(urlEqualTo("/gitlab/api/v4/projects/7/star"))
                .withHeader("Content-Length", equalTo("0"))
                .withRequestBody(absent()));
        SERVER.verify(
                deleteRequestedFor(urlEqualTo("/gitlab/api/v4/projects/7")).withHeader("Content-Type", absent()));
    }

    @Test
    void givesStatusAndHeadersInAnyCase() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(
                        aResponse().withStatus(206).withHeader("X-Total", "12").withHeader("X-Request-Id", "01ABC")));

        try (Reply reply = gitlab.send(Request.get("/projects"), ALICE, ample())) {
            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.header("x-total")).hasValue("12");
            assertThat(reply.header("X-REQUEST-ID")).hasValue("01ABC");
            assertThat(reply.header("X-Absent")).isEmpty();
        }
    }

    @Test
    void answersAHeadWithoutBody() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("X-Gitlab-Size", "1234")));

        try (Reply reply = gitlab.send(
                new Request(Method.HEAD, "/projects/7/repository/files/a", List.of(), null), ALICE, ample())) {
            assertThat(reply.header("X-Gitlab-Size")).hasValue("1234");
            assertThat(reply.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void keepsNoCookies() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}").withHeader("Set-Cookie", "_gitlab_session=mine; path=/")));

        send(Request.get("/user"));
        send(Request.get("/user"));

        SERVER.verify(2, anyRequestedFor(anyUrl()).withHeader("Cookie", absent()));
    }

    @Test
    void refusesABodyWhereGitLabReadsNone() {
        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() -> gitlab.send(write(Method.DELETE, "/projects/7"), ALICE, ample()))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.INTERNAL));
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void refusesATokenThatBreaksOutOfItsHeader() {
        Credential broken = new Credential(Credential.Scheme.PRIVATE_TOKEN, "a\r\nHost: evil");

        assertThatExceptionOfType(MalformedCredentialException.class)
                .isThrownBy(() -> gitlab.send(Request.get("/user"), broken, ample()));
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void sendsNothingAfterTheDeadline() {
        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() -> gitlab.send(write(Method.POST, "/projects"), ALICE, Deadline.in(Duration.ZERO)))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.TIMED_OUT));
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void leavesNoThreadBehindAndAnswersNoMore() throws IOException {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        send(Request.get("/user"));
        assertThat(ownThreads()).isNotEmpty();

        gitlab.close();

        assertThat(ownThreads()).isEmpty();
        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() -> send(Request.get("/user")))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNAVAILABLE));
    }

    private static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.matches("(?i)(kepler|jersey|idle-connection).*"))
                .toList();
    }
}
