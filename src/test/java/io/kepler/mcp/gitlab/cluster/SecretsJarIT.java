package io.kepler.mcp.gitlab.cluster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.RoundRobin;
import io.kepler.mcp.gitlab.it.WarProcess;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After all that can happen to a secret: neither the tables nor the files nor the log of the server hold one. */
class SecretsJarIT {
    private static final String KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
    private static final String PASSWORD = "a-password-of-the-database";

    @TempDir
    Path data;

    private RoundRobin address;
    private SampleGitLab gitlab;

    @BeforeEach
    void start() throws Exception {
        address = new RoundRobin();
        gitlab = SampleGitLab.start(0, "/gitlab");
    }

    @AfterEach
    void stop() {
        gitlab.close();
        address.close();
    }

    @Test
    void areNowhereWithTheEmbeddedDatabase() throws Exception {
        Run run = live(Map.of("DATA_DIR", data.toString()));
        Path key = data.resolve("encryption.key");
        run.secrets().add(Files.readString(key).strip());
        Files.delete(key);
        String database = "jdbc:h2:file:" + data.resolve("kepler-mcp-gitlab") + ";USER=sa;ACCESS_MODE_DATA=r";
        assertNoSecret(run, files(), TestDatabase.dump(database));
    }

    @Test
    void areNowhereWithPostgres() throws Exception {
        String url = TestDatabase.POSTGRES.newUrl();
        Run run = live(Map.of("DATABASE_URL", url, "DATABASE_PASSWORD", PASSWORD, "TOKEN_ENCRYPTION_KEY", KEY));
        run.secrets().addAll(Set.of(KEY, PASSWORD));
        assertNoSecret(run, TestDatabase.dump(url));
    }

    private record Run(Set<String> secrets, String log) {}

    private Run live(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of("LOG_LEVEL", "debug", "AUTH_MODES", "oauth,gitlab-oauth,token"));
        try (WarProcess war = WarProcess.start(Nodes.settings(address.url(), gitlab, settings))) {
            address.over(List.of(war.baseUri()));
            Life life = new Life(address.url(), gitlab);
            life.live();
            war.terminate();
            war.exitCode();
            return new Run(life.secrets(), war.log());
        }
    }

    private static void assertNoSecret(Run run, String... dumps) {
        // That a search would find something.
        assertThat(dumps).allSatisfy(dump -> assertThat(dump).contains("The Client"));
        assertThat(run.log()).contains("registered as The Client");
        assertThat(run.secrets()).hasSizeGreaterThan(40).allSatisfy(secret -> {
            assertThat(run.log()).doesNotContain(secret);
            assertThat(dumps).allSatisfy(dump -> assertThat(dump).doesNotContain(secret));
        });
    }

    private String files() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            StringBuilder all = new StringBuilder();
            files.filter(Files::isRegularFile).forEach(file -> all.append(content(file)));
            return all.toString();
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), file.toString().endsWith(".db") ? ISO_8859_1 : UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
