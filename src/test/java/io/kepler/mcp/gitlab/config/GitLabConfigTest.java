package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabConfigTest {

    @Test
    void hasTheseDefaults() {
        assertThat(Given.nothing().configuration().gitlab())
                .isEqualTo(new GitLabConfig(
                        URI.create("https://gitlab.com"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        100,
                        32 * 1024 * 1024,
                        2,
                        Duration.ofSeconds(10)));
    }

    @Test
    void readsEverySetting() {
        assertThat(Given.the("GITLAB_URL", "https://git.example.com/gitlab")
                        .and("GITLAB_CONNECT_TIMEOUT", "500ms")
                        .and("GITLAB_READ_TIMEOUT", "7")
                        .and("GITLAB_TOTAL_TIMEOUT", "1m")
                        .and("GITLAB_CONNECTIONS", "8")
                        .and("GITLAB_MAX_RESPONSE_SIZE", "512KiB")
                        .and("GITLAB_RETRIES", "0")
                        .and("GITLAB_RETRY_AFTER_MAX", "0")
                        .configuration()
                        .gitlab())
                .isEqualTo(new GitLabConfig(
                        URI.create("https://git.example.com/gitlab"),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(7),
                        Duration.ofMinutes(1),
                        8,
                        512 * 1024,
                        0,
                        Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.com/, https://gitlab.com",
        "HTTPS://GitLab.Example.com, https://gitlab.example.com",
        "https://git.example.com:8443/api/v4, https://git.example.com:8443",
        "https://git.example.com/GitLab/api/v4/, https://git.example.com/GitLab",
        "http://10.0.0.5, http://10.0.0.5",
    })
    void bringsTheUrlIntoOneForm(String given, String expected) {
        assertThat(Given.the("GITLAB_URL", given).configuration().gitlab().url())
                .isEqualTo(URI.create(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitlab.com",
                "ftp://gitlab.com",
                "https:gitlab.com",
                "https://",
                "https://git lab.com",
                "https://git_lab.com",
                "https://gitlab.com:99999",
                "https://gitlab.com/a/../b",
                "https://me:hidden@gitlab.com",
                "https://gitlab.com?token=hidden",
                "https://gitlab.com#hidden",
            })
    void refusesAUrlThatIsNoBase(String url) {
        assertThat(Given.the("GITLAB_URL", url).mistakes())
                .singleElement()
                .asString()
                .startsWith("KEPLER_MCP_GITLAB_URL (environment): \"")
                .doesNotContain("hidden");
    }

    @Test
    void refusesToSendTokensInTheClearOutsideLocal() {
        Given plain = Given.the("GITLAB_URL", "http://gitlab.example.com");
        assertThat(plain.and("ENVIRONMENT", "prod").mistakes())
                .singleElement()
                .asString()
                .startsWith("KEPLER_MCP_GITLAB_URL (environment): would send tokens unencrypted; use https");
        assertThat(plain.configuration().gitlab().url()).hasScheme("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:3000"})
    void allowsPlainHttpToThisMachineEverywhere(String url) {
        assertThat(Given.the("GITLAB_URL", url)
                        .and("ENVIRONMENT", "prod")
                        .configuration()
                        .gitlab()
                        .url())
                .isEqualTo(URI.create(url));
    }
}
