package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.config.DatabaseMigrate;
import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.config.StoreConfig;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.CommunicationException;
import javax.naming.NameNotFoundException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourcesTest {
    private static final String CONFIGURED = "java:/jdbc/blue";
    private static final String H2 = "jdbc:h2:mem:sources";

    @TempDir
    private Path folder;

    private final Map<String, Object> bound = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();

    private Located find(StoreConfig config) {
        return find(config, Duration.ZERO, false);
    }

    private Located find(StoreConfig config, Duration patience, boolean wildfly) {
        Names names = name -> {
            asked.add(name);
            Object found = bound.get(name);
            if (found == null) {
                throw new NameNotFoundException(name);
            }
            return found;
        };
        return new DataSources(names, patience, wildfly).find(config);
    }

    private DataSource bind(String name) {
        DataSource source = new JdbcDataSource();
        bound.put(name, source);
        return source;
    }

    private StoreConfig config(String jndi, String url, boolean embedded) {
        return new StoreConfig(
                Optional.of(jndi).filter(name -> !name.isEmpty()),
                Optional.of(url).filter(text -> !text.isEmpty()).map(Secret::new),
                Optional.of("sa"),
                Optional.of(new Secret("")),
                3,
                DatabaseMigrate.APPLY,
                Optional.empty(),
                embedded ? Optional.of(folder.resolve("data")) : Optional.empty(),
                List.of());
    }

    @Test
    void takesTheConfiguredNameBeforeAll() {
        bind(DataSources.OF_TOMCAT);
        bind(DataSources.OF_WILDFLY);
        DataSource wanted = bind(CONFIGURED);

        assertThat(find(config(CONFIGURED, H2, true)).source()).isSameAs(wanted);
    }

    @Test
    void takesTheNameOfTomcatBeforeTheOneOfWildfly() {
        bind(DataSources.OF_WILDFLY);
        DataSource wanted = bind(DataSources.OF_TOMCAT);

        assertThat(find(config("", H2, true)).source()).isSameAs(wanted);
    }

    @Test
    void takesTheNameOfWildflyBeforeAPoolOfItsOwn() {
        DataSource wanted = bind(DataSources.OF_WILDFLY);

        Located found = find(config("", H2, true));

        assertThat(found.source()).isSameAs(wanted);
        assertThat(found.origin()).isEqualTo(DataSources.OF_WILDFLY);
    }

    @Test
    void takesTheUrlBeforeAnEmbeddedDatabase() throws Exception {
        Located found = find(config("", H2, true));
        try (var connection = found.source().getConnection()) {
            assertThat(connection.getMetaData().getURL()).isEqualTo(H2);
        } finally {
            found.close().run();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void makesAnEmbeddedDatabaseInAFolderThatOthersCannotRead() throws Exception {
        Located found = find(config("", "", true));
        try (var connection = found.source().getConnection()) {
            assertThat(connection.getMetaData().getURL()).startsWith("jdbc:h2:private:" + folder);
        } finally {
            found.close().run();
        }
        assertThat(folder.resolve("data/kepler-mcp-gitlab.mv.db")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void saysThatAnEmbeddedDatabaseIsInUse() throws Exception {
        find(config("", "", true)).close().run();
        Path file = folder.resolve("data/kepler-mcp-gitlab.mv.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> find(config("", "", true)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not answer")
                    .hasMessageContaining("already in use")
                    .hasMessageEndingWith("give this one a folder of its own with KEPLER_MCP_DATA_DIR.");
        }
    }

    @Test
    void waitsForAConfiguredNameThatComesLater() {
        DataSource wanted = new JdbcDataSource();
        Names late = name -> {
            asked.add(name);
            if (asked.size() < 3) {
                throw new NameNotFoundException(name);
            }
            return wanted;
        };

        assertThat(new DataSources(late, Duration.ofMinutes(1), false)
                        .find(config(CONFIGURED, "", true))
                        .source())
                .isSameAs(wanted);
        assertThat(asked).containsExactly(CONFIGURED, CONFIGURED, CONFIGURED);
    }

    @Test
    void neverFallsBackFromAConfiguredName() {
        bind(DataSources.OF_TOMCAT);

        assertThatThrownBy(() -> find(config(CONFIGURED, H2, true)))
                .isInstanceOf(StoreException.class)
                .hasMessage("There is no datasource java:/jdbc/blue, but KEPLER_MCP_DATASOURCE_JNDI names it;"
                        + " configure it in the container or correct the name.");
    }

    @Test
    void neverFallsBackFromADatasourceThatIsBroken() {
        Names broken = name -> {
            throw new CommunicationException("no pool");
        };

        assertThatThrownBy(() -> new DataSources(broken, Duration.ZERO, false).find(config("", H2, true)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(DataSources.OF_TOMCAT + " is there but cannot be used");
    }

    @Test
    void refusesAnythingElseUnderTheName() {
        bound.put(CONFIGURED, "text");

        assertThatThrownBy(() -> find(config(CONFIGURED, "", true)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("holds java.lang.String and no datasource");
    }

    @Test
    void waitsInWildflyBeforeItTakesAnEmbeddedDatabase() {
        Located found = find(config("", "", true), Duration.ofMillis(300), true);
        found.close().run();

        assertThat(asked).startsWith(DataSources.OF_TOMCAT, DataSources.OF_WILDFLY, DataSources.OF_WILDFLY);
    }

    @Test
    void saysWhatToConfigureWhenThereIsNothing() {
        assertThatThrownBy(() -> find(config("", "", false)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(DataSources.OF_TOMCAT)
                .hasMessageContaining("KEPLER_MCP_DATABASE_URL")
                .hasMessageContaining("KEPLER_MCP_DATA_DIR");
    }
}
