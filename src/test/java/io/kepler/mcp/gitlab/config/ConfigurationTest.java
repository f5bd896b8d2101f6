package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void reportsAllMistakesAtOnce() {
        Properties properties = new Properties();
        properties.setProperty("kepler.mcp.gitlab_url", "https://me:hidden@gitlab.com");
        List<Source> sources = List.of(
                Sources.systemProperties(properties),
                Sources.environment(Map.of(
                        "KEPLER_MCP_PORT", "abc",
                        "KEPLER_MCP_LOGLEVEL", "info",
                        "KEPLER_MCP_AUTH_TOKEN", "hidden",
                        "KEPLER_MCP_OAUTH_CACHE_TTL", "3h")));
        assertThatThrownBy(() -> Configuration.load(Deployment.STANDALONE, sources))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("""
                        Kepler MCP GitLab does not start: 4 mistakes in its settings.
                          - KEPLER_MCP_LOGLEVEL (environment): there is no such setting; did you mean KEPLER_MCP_LOG_LEVEL?
                          - KEPLER_MCP_PORT (environment): "abc" is not a whole number; use 0 to 65535
                          - kepler.mcp.gitlab_url (system property): "https://***@gitlab.com" holds more than an address; \
                        leave out user name, password, ? and #
                          - KEPLER_MCP_OAUTH_CACHE_TTL (environment): "3h" is out of range; use 1m to 2h
                        All settings are described in docs/reference/configuration.md.""");
    }

    @Test
    void countsOneMistakeInTheSingular() {
        assertThatThrownBy(() -> Given.the("PORT", "-1").loaded()).hasMessageContaining(": 1 mistake in its settings.");
    }

    @Test
    void takesAnEmptyValueForNone() {
        assertThat(Given.the("PORT", " ").and("AUTH_TOKEN", "").loaded())
                .isEqualTo(Given.nothing().loaded());
    }
}
