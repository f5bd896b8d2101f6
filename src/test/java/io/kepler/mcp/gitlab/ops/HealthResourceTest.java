package io.kepler.mcp.gitlab.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Environment;
import io.kepler.mcp.gitlab.config.LogLevel;
import io.kepler.mcp.gitlab.config.ServerConfig;
import org.junit.jupiter.api.Test;

class HealthResourceTest {

    @Test
    void tellsThatTheServerIsUpAndWhichOneItIs() {
        ServerConfig server = new ServerConfig("our-gitlab", Environment.LOCAL, LogLevel.INFO);

        assertThat(new HealthResource(server, new Build("kepler-mcp-gitlab", "1.2.3")).health())
                .containsExactly(
                        entry("status", "ok"),
                        entry("app_name", "our-gitlab"),
                        entry("environment", "local"),
                        entry("version", "1.2.3"));
    }
}
