package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.config.DatabaseMigrate;
import io.kepler.mcp.gitlab.oauth.Crowd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
    private static final Path FOLDER = Path.of("sql");

    @Test
    void knowEveryScriptInTheOrderOfItsVersion() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(Scripts.NAMES);
        }
        for (int i = 0; i < Scripts.NAMES.size(); i++) {
            assertThat(Scripts.NAMES.get(i)).startsWith("V" + (i + 1) + "__");
            assertThat(Files.readString(FOLDER.resolve(Scripts.NAMES.get(i))))
                    .as("each script notes at its end that it ran")
                    .endsWith("insert into schema_versions (version) values (" + (i + 1) + ");\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void bringAnEmptyDatabaseUpToDateAndLeaveItAloneAfterwards(TestDatabase database) throws Exception {
        String url = database.newUrl();
        TestNode.open(url, TestNode.KEY).close();
        String after = TestDatabase.dump(url);
        TestNode.open(url, TestNode.KEY).close();
        TestNode.open(url, DatabaseMigrate.CHECK, TestNode.KEY).close();

        assertThat(TestDatabase.dump(url)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void letTwoNodesStartAtOnce(TestDatabase database) throws Exception {
        String url = database.newUrl();

        assertThat(Crowd.does(2, member -> {
                    TestNode.open(url, TestNode.KEY).close();
                    return true;
                }))
                .containsExactly(true, true);
    }

    @ParameterizedTest
    @EnumSource
    void refuseOldTablesAndNameTheScriptsToRun(TestDatabase database) throws Exception {
        String url = database.newUrl();

        assertThatThrownBy(() -> TestNode.open(url, DatabaseMigrate.CHECK, TestNode.KEY))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("KEPLER_MCP_DATABASE_MIGRATE=check")
                .hasMessageContaining("sql/V1__authorization_server.sql");
        assertThat(TestDatabase.dump(url)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takeTablesThatWereMadeByHand(TestDatabase database) throws Exception {
        String url = database.newUrl();
        for (String script : Scripts.NAMES) {
            TestDatabase.execute(url, Files.readString(FOLDER.resolve(script)));
        }

        TestNode.open(url, DatabaseMigrate.CHECK, TestNode.KEY).close();
        TestNode.open(url, DatabaseMigrate.APPLY, TestNode.KEY).close();
        TestNode.open(url, DatabaseMigrate.APPLY, TestNode.KEY).close();
    }

    @ParameterizedTest
    @EnumSource
    void refuseADatabaseThatBelongsToSomebodyElse(TestDatabase database) throws Exception {
        String url = database.newUrl();
        TestDatabase.execute(url, "create table invoices (id integer primary key)");

        assertThatThrownBy(() -> TestNode.open(url, TestNode.KEY))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be brought up to date");
    }
}
