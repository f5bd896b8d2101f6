package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpConfigTest {

    @Test
    void hasTheseDefaults() {
        assertThat(Given.nothing().configuration().mcp())
                .isEqualTo(new McpConfig(
                        false,
                        4 * 1024 * 1024,
                        List.of(),
                        List.of(),
                        200,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        1000,
                        100,
                        Confirm.AUTO));
    }

    @Test
    void readsEverySetting() {
        assertThat(Given.the("STRUCTURED_CONTENT", "yes")
                        .and("MAX_REQUEST_SIZE", "40000")
                        .and("ALLOWED_ORIGINS", "https://App.example.com, http://10.0.0.1:80/")
                        .and("ALLOWED_HOSTS", "MCP.example.com,mcp.example.com:8443")
                        .and("MAX_CONCURRENT_CALLS", "1")
                        .and("OAUTH_CACHE_TTL", "60")
                        .and("SESSION_TIMEOUT", "3600")
                        .and("MAX_SESSIONS", "5")
                        .and("MAX_STREAMS_PER_USER", "6")
                        .and("CONFIRM", "elicit")
                        .configuration()
                        .mcp())
                .isEqualTo(new McpConfig(
                        true,
                        40_000,
                        List.of("https://app.example.com", "http://10.0.0.1:80"),
                        List.of("mcp.example.com", "mcp.example.com:8443"),
                        1,
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        5,
                        6,
                        Confirm.ELICIT));
    }

    @Test
    void takesAStarAndTheOriginsOfEditors() {
        assertThat(Given.the("ALLOWED_ORIGINS", "*,vscode-webview://abc")
                        .configuration()
                        .mcp()
                        .allowedOrigins())
                .containsExactly("*", "vscode-webview://abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "https://example.com/x", "https://me:hidden@example.com", "null", "https:x"})
    void refusesAnOriginThatNoBrowserSends(String origin) {
        assertThat(Given.the("ALLOWED_ORIGINS", "https://fine.example.com," + origin)
                        .mistakes())
                .singleElement()
                .asString()
                .contains("is not an origin")
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "example.com/x", "a b"})
    void refusesAHostThatNoClientSends(String host) {
        assertThat(Given.the("ALLOWED_HOSTS", host).mistakes())
                .singleElement()
                .asString()
                .endsWith("is not a host; use host or host:port");
    }
}
