package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.WarProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalJarIT {

    @Test
    void reportsEveryWrongSettingAndEnds() throws Exception {
        Map<String, String> wrong =
                Map.of("KEPLER_MCP_LOG_LEVEL", "loud", "KEPLER_MCP_GITLAB_URI", "https://a.example");
        try (WarProcess war = WarProcess.run(wrong, "--port", "many")) {
            assertThat(war.exitCode()).isEqualTo(1);
            assertThat(war.log())
                    .contains("KEPLER_MCP_LOG_LEVEL", "KEPLER_MCP_GITLAB_URI", "--port")
                    .doesNotContain("\tat ", "Exception");
            assertThat(war.output()).isEmpty();
        }
    }

    @Test
    void namesTheOptionsWhenOneIsUnknown() throws Exception {
        try (WarProcess war = WarProcess.run(Map.of(), "--prot", "8000")) {
            assertThat(war.exitCode()).isEqualTo(2);
            assertThat(war.log()).contains("Unknown option --prot", "--port", "--help");
        }
    }

    @Test
    void namesTheCommandsWhenOneIsUnknown() throws Exception {
        try (WarProcess war = WarProcess.run(Map.of(), "server")) {
            assertThat(war.exitCode()).isEqualTo(2);
            assertThat(war.log()).contains("Unknown command \"server\"", "serve");
        }
    }

    @Test
    void saysInOneLineThatThePortIsInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            try (WarProcess war = WarProcess.run(Map.of(), "--port", port)) {
                assertThat(war.exitCode()).isEqualTo(1);
                assertThat(war.log().lines()).singleElement().asString().contains("127.0.0.1:" + port, "in use");
            }
        }
    }

    @Test
    void saysInOneLineThatTheCertificateCannotBeUsed(@TempDir Path directory) throws Exception {
        String broken =
                Files.writeString(directory.resolve("broken.pem"), "nothing").toString();
        try (WarProcess war = WarProcess.run(Map.of(), "--port", "0", "--tls-cert", broken, "--tls-key", broken)) {
            assertThat(war.exitCode()).isEqualTo(1);
            assertThat(war.log().lines().filter(line -> line.contains("Cannot serve at https://127.0.0.1")))
                    .hasSize(1);
            assertThat(war.log()).doesNotContain("\tat ", "is ready");
        }
    }

    @Test
    void printsHelpAndVersionToStandardOutput() throws Exception {
        try (WarProcess help = WarProcess.run(Map.of(), "--help");
                WarProcess version = WarProcess.run(Map.of(), "serve", "--version")) {
            assertThat(help.output()).contains("Usage:", "--tls-cert <file>");
            assertThat(help.exitCode()).isZero();
            assertThat(version.output()).startsWith("Kepler MCP GitLab ").hasLineCount(1);
            assertThat(version.exitCode()).isZero();
            assertThat(help.log() + version.log()).isEmpty();
        }
    }
}
