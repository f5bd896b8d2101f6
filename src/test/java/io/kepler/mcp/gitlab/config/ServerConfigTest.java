package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerConfigTest {

    @Test
    void hasTheseDefaults() {
        assertThat(Given.nothing().configuration().server())
                .isEqualTo(new ServerConfig("Kepler MCP Server", Environment.LOCAL, LogLevel.INFO));
    }

    @Test
    void readsEverySetting() {
        assertThat(Given.the("APP_NAME", "Blue")
                        .and("ENVIRONMENT", "Stage")
                        .and("LOG_LEVEL", "WARNING")
                        .configuration()
                        .server())
                .isEqualTo(new ServerConfig("Blue", Environment.STAGE, LogLevel.WARNING));
    }

    @Test
    void refusesWordsThatAreNotInTheList() {
        assertThat(Given.the("ENVIRONMENT", "test").and("LOG_LEVEL", "loud").mistakes())
                .containsExactly(
                        "KEPLER_MCP_ENVIRONMENT (environment): \"test\" is not known; use one of local, dev, stage, prod",
                        "KEPLER_MCP_LOG_LEVEL (environment): \"loud\" is not known;"
                                + " use one of debug, info, warning, error, critical");
    }
}
