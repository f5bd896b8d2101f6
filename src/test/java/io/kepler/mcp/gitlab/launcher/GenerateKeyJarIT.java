package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.WarProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerateKeyJarIT {

    @Test
    void makesAKeyThatTheServerTakes() throws Exception {
        try (WarProcess command = WarProcess.run(Map.of(), "generate-key")) {
            String key = command.output();

            assertThat(key).matches("[A-Za-z0-9_-]{43}=\\R");
            assertThat(command.exitCode()).isZero();
            assertThat(command.log()).isEmpty();
            assertThat(complaintsAbout(key.strip()))
                    .contains("--port")
                    .doesNotContain("TOKEN_ENCRYPTION_KEY", key.strip());
            assertThat(complaintsAbout("no key")).contains("TOKEN_ENCRYPTION_KEY", "generate-key");
        }
    }

    /** All that is wrong, among it a port that is none, so that nothing starts. */
    private static String complaintsAbout(String key) throws Exception {
        Map<String, String> environment = Map.of("KEPLER_MCP_TOKEN_ENCRYPTION_KEY", key);
        try (WarProcess server = WarProcess.run(environment, "--port", "many")) {
            assertThat(server.exitCode()).isEqualTo(1);
            return server.log();
        }
    }
}
