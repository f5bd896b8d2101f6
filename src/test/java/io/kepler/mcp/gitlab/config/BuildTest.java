package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildTest {

    @Test
    void knowsWhatTheBuildWrote() {
        Build build = Build.read();

        assertThat(build.name()).isEqualTo("kepler-mcp-gitlab");
        assertThat(build.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(build.userAgent()).isEqualTo("kepler-mcp-gitlab/" + build.version());
    }
}
