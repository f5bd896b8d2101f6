package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenConfigTest {
    @TempDir
    Path folder;

    @Test
    void hasTheseDefaults() {
        assertThat(Given.nothing().configuration().listen())
                .isEqualTo(new ListenConfig("127.0.0.1", 8000, Optional.empty(), Optional.empty()));
    }

    @Test
    void readsEverySetting() throws IOException {
        Path certificate = Files.createFile(folder.resolve("cert.pem"));
        Path key = Files.createFile(folder.resolve("key.pem"));
        assertThat(Given.the("HOST", "::1")
                        .and("PORT", "0")
                        .and("TLS_CERT", certificate.toString())
                        .and("TLS_KEY", key.toString())
                        .configuration()
                        .listen())
                .isEqualTo(new ListenConfig("::1", 0, Optional.of(certificate), Optional.of(key)));
    }

    @Test
    void refusesACertificateWithoutKey() throws IOException {
        String certificate = Files.createFile(folder.resolve("cert.pem")).toString();
        assertThat(Given.the("TLS_CERT", certificate).mistakes())
                .containsExactly("KEPLER_MCP_TLS_CERT (environment): needs KEPLER_MCP_TLS_KEY too; set both or none");
    }

    @Test
    void refusesFilesThatAreNotThereWithoutAskingForThemTwice() {
        assertThat(Given.the("TLS_CERT", folder.resolve("no.pem").toString())
                        .and("TLS_KEY", folder.toString())
                        .mistakes())
                .hasSize(2)
                .allMatch(mistake -> mistake.contains("is not a file that this server can read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "a b", "localhost/x", "me@host"})
    void refusesAHostThatIsNone(String host) {
        assertThat(Given.the("HOST", host).mistakes())
                .singleElement()
                .asString()
                .startsWith("KEPLER_MCP_HOST (environment): ")
                .endsWith("is not a host name or an IP address");
    }

    @Test
    void takesTheTransportsOfTheSeed() {
        assertThat(Given.the("TRANSPORT_MODE", "sse").loaded().warnings()).isEmpty();
        assertThat(Given.the("TRANSPORT_MODE", "stdio")
                        .and("GITLAB_TOKEN", "glpat-0123456789")
                        .configuration()
                        .stdio()
                        .chosen())
                .isTrue();
        assertThat(Given.nothing().configuration().stdio().chosen()).isFalse();
    }

    @Test
    void refusesStdioWithoutTheTokenOfItsUser() {
        assertThat(Given.the("TRANSPORT_MODE", "stdio").mistakes())
                .singleElement()
                .asString()
                .contains("KEPLER_MCP_GITLAB_TOKEN", "is needed over standard input and output");
    }
}
