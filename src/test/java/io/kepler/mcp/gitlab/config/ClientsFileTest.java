package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsFileTest {

    private static final String HASH = "0A".repeat(32);

    @TempDir
    Path folder;

    @Test
    void readsYaml() throws IOException {
        assertThat(clients("""
                - client_id: editor
                  client_name: The Editor
                  redirect_uris: [http://127.0.0.1/callback, "editor://callback"]
                - client_id: portal
                  redirect_uris:
                    - https://portal.example.com/back
                  client_secret_sha256: "%s"
                """.formatted(HASH)))
                .containsExactly(
                        new ConfiguredClient(
                                "editor",
                                "The Editor",
                                List.of("http://127.0.0.1/callback", "editor://callback"),
                                Optional.empty()),
                        new ConfiguredClient(
                                "portal",
                                "portal",
                                List.of("https://portal.example.com/back"),
                                Optional.of("0a".repeat(32))));
    }

    @Test
    void readsJson() throws IOException {
        assertThat(clients("[{\"client_id\": \"a\", \"redirect_uris\": [\"https://a.example.com/\"]}]"))
                .extracting(ConfiguredClient::id)
                .containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_id: a | is not a list of clients",
                "- client_id: [ | is not valid YAML near line 1",
                "- {redirect_uris: [https://a/]} | no usable client_id in client 1",
                "- {client_id: a} | no redirect_uris in client 1",
                "- {client_id: a, redirect_uris: [/back]} | not an absolute URL without #",
                "- {client_id: a, redirect_uris: ['https://a/#x']} | not an absolute URL without #",
                "- {client_id: a, redirect_uris: ['mailto:x']} | not an absolute URL without #",
                "- {client_id: a, redirect_uris: [https://a/], client_secret: x} | an unknown key in client 1",
                "- {client_id: a, redirect_uris: [https://a/], client_secret_sha256: abc} | not 64 hex digits",
            })
    void saysWhatIsWrong(String content, String problem) throws IOException {
        assertThat(Given.the("OAUTH_CLIENTS_FILE", file(content).toString()).mistakes())
                .singleElement()
                .asString()
                .contains("KEPLER_MCP_OAUTH_CLIENTS_FILE (environment)")
                .contains(problem);
    }

    @Test
    void refusesTwoClientsOfOneId() throws IOException {
        String client = "- {client_id: a, redirect_uris: [https://a.example.com/]}\n";
        assertThat(Given.the("OAUTH_CLIENTS_FILE", file(client + client).toString())
                        .mistakes())
                .singleElement()
                .asString()
                .endsWith("has two clients with the client_id a");
    }

    private List<ConfiguredClient> clients(String content) throws IOException {
        return Given.the("OAUTH_CLIENTS_FILE", file(content).toString())
                .configuration()
                .oauth()
                .clients();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("clients.yaml"), content);
    }
}
