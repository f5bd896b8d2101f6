package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDiskTest {
    private static final String FILE = "kepler-mcp-gitlab.mv.db";

    @TempDir
    private Path folder;

    @BeforeEach
    void openToEverybody() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void keepsEveryFileToItselfInAFolderThatOthersCanRead() throws Exception {
        execute("create table notes (text varchar)", "insert into notes values ('a secret')");
        assertThat(permissions()).containsEntry(FILE, "rw-------");

        execute("set trace_level_file 3", "insert into notes values ('another')", "shutdown compact");
        assertThat(permissions())
                .hasSizeGreaterThan(1)
                .allSatisfy((file, rights) -> assertThat(rights).as(file).isEqualTo("rw-------"));

        execute("update notes set text = 'a third'", "shutdown defrag");
        assertThat(permissions().values()).containsOnly("rw-------");
    }

    @Test
    void takesFromOthersWhatAnEarlierStartLeftThem() throws Exception {
        execute("create table notes (text varchar)");
        Files.setPosixFilePermissions(folder.resolve(FILE), PosixFilePermissions.fromString("rw-r--r--"));

        execute("insert into notes values ('a secret')");

        assertThat(permissions().values()).containsOnly("rw-------");
    }

    @Test
    void isTheDiskOfADatabaseByUrlToo() throws Exception {
        Path made = folder.resolve("made/below");
        JdbcAddress address = new JdbcAddress("jdbc:h2:" + made.resolve("db"), Optional.of("sa"), Optional.empty());
        try (Connection connection = connect(address)) {
            assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:h2:private:" + made.resolve("db"));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("db.mv.db"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void leavesWhatIsOnNoDisk() {
        assertThat(PrivateDisk.on("jdbc:h2:mem:a")).isEqualTo("jdbc:h2:mem:a");
        assertThat(PrivateDisk.on("jdbc:h2:tcp://db/a")).isEqualTo("jdbc:h2:tcp://db/a");
        assertThat(PrivateDisk.on("jdbc:h2:~/a")).isEqualTo("jdbc:h2:private:~/a");
        assertThat(PrivateDisk.on("jdbc:h2:C:/a")).isEqualTo("jdbc:h2:private:C:/a");
        assertThat(PrivateDisk.on("jdbc:h2:file:./a")).isEqualTo("jdbc:h2:private:./a");
    }

    private static Connection connect(JdbcAddress address) throws SQLException {
        return DriverManager.getConnection(PrivateDisk.on(address.url()), "sa", "");
    }

    /** In one connection to the embedded database, which ends before the pool does when it is told to shut down. */
    private void execute(String... statements) throws Exception {
        Located located = Pools.embedded(folder, 1);
        try {
            Connection connection = located.source().getConnection();
            Statement statement = connection.createStatement();
            for (String sql : statements) {
                statement.execute(sql);
            }
            // A database that was told to shut down has closed it already.
            if (connection.isValid(1)) {
                connection.close();
            }
        } finally {
            located.close().run();
        }
    }

    private Map<String, String> permissions() throws IOException {
        Map<String, String> permissions = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                permissions.put(
                        file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return permissions;
    }
}
