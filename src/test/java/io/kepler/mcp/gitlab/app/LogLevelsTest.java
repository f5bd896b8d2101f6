package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.config.LogLevel;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLevelsTest {

    private final LogLevels levels = new LogLevels();

    @AfterEach
    void restore() {
        levels.apply(LogLevel.INFO);
    }

    @Test
    void followTheSettingForOurOwnLoggersOnly() {
        levels.apply(LogLevel.DEBUG);
        assertThat(Logger.getLogger("io.kepler.mcp.gitlab.mcp").isLoggable(Level.FINE))
                .isTrue();
        assertThat(Logger.getLogger("io.modelcontextprotocol.server").isLoggable(Level.INFO))
                .isFalse();
        assertThat(Logger.getLogger("org.apache.hc.client5.http.wire").isLoggable(Level.FINE))
                .isFalse();

        levels.apply(LogLevel.ERROR);
        assertThat(Logger.getLogger("io.kepler.mcp.gitlab.mcp").isLoggable(Level.WARNING))
                .isFalse();
        assertThat(Logger.getLogger("io.kepler.mcp.gitlab.mcp").isLoggable(Level.SEVERE))
                .isTrue();
    }
}
