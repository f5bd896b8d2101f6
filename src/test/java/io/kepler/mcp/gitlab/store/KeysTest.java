package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.config.DatabaseMigrate;
import io.kepler.mcp.gitlab.config.Environment;
import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.config.StoreConfig;
import io.kepler.mcp.gitlab.oauth.Crowd;
import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
    private static final Secret NEW = new Secret(TestNode.KEY);
    private static final Secret OLD = new Secret(TestNode.OTHER_KEY);
    private static final Secret TEXT = new Secret("glat-1");

    @TempDir
    private Path folder;

    private StoreConfig without() {
        return new StoreConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10,
                DatabaseMigrate.APPLY,
                Optional.of(folder.resolve("data")),
                Optional.empty(),
                List.of());
    }

    private Path file() {
        return folder.resolve("data").resolve(KeyFile.NAME);
    }

    @Test
    void encryptWithTheFirstAndDecryptWithAll() {
        Keys old = Keys.of(List.of(OLD));
        Keys both = Keys.of(List.of(NEW, OLD));

        assertThat(both.openSecret(old.seal(TEXT))).isEqualTo(TEXT);
        assertThat(Keys.of(List.of(NEW)).openSecret(both.seal(TEXT))).isEqualTo(TEXT);
        assertThat(both.id()).isEqualTo(Keys.of(List.of(NEW)).id()).isNotEqualTo(old.id());
    }

    @Test
    void sayThatAKeyIsMissing() {
        String sealed = Keys.of(List.of(OLD)).seal(TEXT);

        assertThatThrownBy(() -> Keys.of(List.of(NEW)).open(sealed))
                .isInstanceOf(StoresUnavailableException.class)
                .hasMessageContaining("KEPLER_MCP_TOKEN_ENCRYPTION_KEY");
    }

    @Test
    void areMadeOnceAndForNobodyElseToRead() throws Exception {
        String sealed = Keys.find(without(), Environment.LOCAL).seal(TEXT);

        assertThat(Keys.find(without(), Environment.LOCAL).openSecret(sealed)).isEqualTo(TEXT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("data")).isDirectoryContaining(path -> path.equals(file()));
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void areTheSameForTwoServersThatStartAtOnce() throws Exception {
        assertThat(Crowd.does(
                        8, member -> Keys.find(without(), Environment.LOCAL).id()))
                .hasSize(8)
                .containsOnly(Keys.find(without(), Environment.LOCAL).id());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
    void areNotMadeOutsideOfLocal(Environment environment) {
        assertThatThrownBy(() -> Keys.find(without(), environment))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("KEPLER_MCP_TOKEN_ENCRYPTION_KEY is not set")
                .hasMessageContaining("generate-key");
        assertThat(file()).doesNotExist();
    }

    @Test
    void areRefusedWhenOthersCanReadTheFile() throws Exception {
        Keys.find(without(), Environment.LOCAL);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> Keys.find(without(), Environment.LOCAL))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Others can read the key file");
    }

    @Test
    void areRefusedWhenTheFileHoldsSomethingElse() throws Exception {
        Keys.find(without(), Environment.LOCAL);
        Files.writeString(file(), "hush");

        assertThatThrownBy(() -> Keys.find(without(), Environment.LOCAL))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("holds no Fernet key")
                .hasMessageNotContaining("hush");
    }
}
