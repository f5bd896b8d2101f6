package io.kepler.mcp.gitlab.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    private final Destination destination = new Destination(URI.create("https://git.example.org/gitlab"));

    @Test
    void liesBelowTheApiOfASubPathInstall() {
        assertThat(destination.of(Request.get("/projects/group%2Fapp")))
                .hasToString("https://git.example.org/gitlab/api/v4/projects/group%2Fapp");
    }

    @Test
    void encodesTheQueryAsUtf8AndKeepsItsOrder() {
        Request request = new Request(
                Request.Method.GET,
                "/issues",
                List.of(
                        Map.entry("labels[]", "a b"),
                        Map.entry("labels[]", "ä&=/"),
                        Map.entry("updated_after", "2026-01-01T00:00:00+01:00")),
                null);

        assertThat(destination.of(request).getRawQuery())
                .isEqualTo("labels%5B%5D=a%20b&labels%5B%5D=%C3%A4%26%3D%2F"
                        + "&updated_after=2026-01-01T00%3A00%3A00%2B01%3A00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/projects/1/repository/files/docs%2F.env/raw",
                "/projects/1/repository/files/a..b",
                "/projects/1/repository/files/50%25%20off.txt",
                "/projects/1/repository/branches/caf%C3%A9",
                "/projects/1/repository/files/c%2B%2B.cpp"
            })
    void acceptsOrdinaryNames(String path) {
        assertThat(destination.of(Request.get(path)).getRawPath()).isEqualTo("/gitlab/api/v4" + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/projects/../users",
                "/projects/./users",
                "/projects/%2e%2e/users",
                "/projects/.%2E/users",
                "/projects/%252e%252e/users",
                "/projects/%25252e%25252e/users",
                "/projects/a%2F..%2Fb",
                "/projects/a%5C..%5Cb",
                "/projects/..",
                "/projects//issues",
                "/projects/",
                "/projects/1%00",
                "/projects/1%0D%0AHost:x",
                "/projects/1\r\nHost: x",
                "/projects/1?private_token=x",
                "/projects/1#x",
                "/projects/a b",
                "/projects/ä",
                "/projects/%zz",
                "@evil.example/projects",
                ".evil.example/x",
                ":81/projects",
                "projects"
            })
    void refusesWhatWouldLeaveTheApi(String path) {
        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() -> destination.of(Request.get(path)))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.INVALID));
    }

    @Test
    void refusesToExtendTheHostOfAnInstanceWithoutPath() {
        Destination root = new Destination(URI.create("https://git.example.org"));

        assertThat(root.of(Request.get("/user"))).hasToString("https://git.example.org/api/v4/user");
        assertThatExceptionOfType(GitLabException.class)
                .isThrownBy(() ->
                        new Destination(URI.create("https://git.example.org")).of(Request.get("/%2e%2e/%2e%2e/user")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.org/gitlab/api/v4/projects/7",
                "https://GIT.example.org:443/gitlab/api/v4/projects/7",
                "/gitlab/api/v4/projects/7",
                "7"
            })
    void followsARedirectWithinTheApi(String location) {
        URI from = URI.create("https://git.example.org/gitlab/api/v4/projects/old");

        assertThat(destination.redirected(from, location))
                .hasValueSatisfying(uri -> assertThat(uri.getRawPath()).isEqualTo("/gitlab/api/v4/projects/7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/gitlab/api/v4/projects/7",
                "http://git.example.org/gitlab/api/v4/projects/7",
                "https://git.example.org:8443/gitlab/api/v4/projects/7",
                "https://git.example.org/api/v4/projects/7",
                "https://git.example.org/gitlab/users/sign_in",
                "https://git.example.org/gitlab/api/v4/../users",
                "https://git.example.org@evil.example/gitlab/api/v4/projects/7",
                "//evil.example/gitlab/api/v4/projects/7",
                "/gitlab/api/v4/%2e%2e/%2e%2e/users",
                "file:///etc/passwd",
                "::"
            })
    void followsNoRedirectElsewhere(String location) {
        URI from = URI.create("https://git.example.org/gitlab/api/v4/projects/old");

        assertThat(destination.redirected(from, location)).isEmpty();
    }
}
