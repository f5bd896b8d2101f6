package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConfigTest {
    private static final String KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
    private static final String OLD_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void hasTheseDefaults() {
        Optional<Path> home = Optional.of(Path.of(System.getProperty("user.home"), ".kepler-mcp-gitlab"));
        assertThat(Given.nothing().configuration().store())
                .isEqualTo(new StoreConfig(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        10,
                        DatabaseMigrate.APPLY,
                        home,
                        home,
                        List.of()));
    }

    @Test
    void readsEverySetting() {
        assertThat(Given.the("DATASOURCE_JNDI", "java:/jdbc/blue")
                        .and("DATABASE_URL", "jdbc:postgresql://db/kepler")
                        .and("DATABASE_USER", "kepler")
                        .and("DATABASE_PASSWORD", "hush")
                        .and("DATABASE_CONNECTIONS", "30")
                        .and("DATABASE_MIGRATE", "check")
                        .and("DATA_DIR", "/srv/kepler")
                        .and("TOKEN_STORE_PATH", "/srv/store")
                        .and("TOKEN_ENCRYPTION_KEY", KEY + ", " + OLD_KEY)
                        .configuration()
                        .store())
                .isEqualTo(new StoreConfig(
                        Optional.of("java:/jdbc/blue"),
                        Optional.of(new Secret("jdbc:postgresql://db/kepler")),
                        Optional.of("kepler"),
                        Optional.of(new Secret("hush")),
                        30,
                        DatabaseMigrate.CHECK,
                        Optional.of(Path.of("/srv/kepler")),
                        Optional.of(Path.of("/srv/store")),
                        List.of(new Secret(KEY), new Secret(OLD_KEY))));
    }

    @ParameterizedTest
    @CsvSource({"/data/tokens.json, /data", "/data/store, /data/store", "tokens.json, ''"})
    void takesTheFolderOfTheSeedsTokenFile(String path, String folder) {
        StoreConfig store = Given.the("TOKEN_STORE_PATH", path).configuration().store();

        assertThat(store.dataDirectory()).contains(Path.of(folder));
        assertThat(store.embeddedDirectory()).contains(Path.of(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void makesNoFolderOnItsOwnOutsideOfLocal(String environment) {
        StoreConfig store =
                Given.the("ENVIRONMENT", environment).configuration().store();

        assertThat(store.dataDirectory()).isEmpty();
        assertThat(store.embeddedDirectory()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgres://kepler:hush@db/kepler", "postgresql://db:5433/kepler?ssl=true", "jdbc:h2:mem:a"})
    void takesTheUrlsOfPostgresAndH2(String url) {
        assertThat(Given.the("DATABASE_URL", url).configuration().store().databaseUrl())
                .contains(new Secret(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://root:hush@db/kepler", "db", "postgres:///hush"})
    void refusesOtherDatabasesWithoutShowingTheUrl(String url) {
        assertThat(Given.the("DATABASE_URL", url).mistakes())
                .singleElement()
                .asString()
                .startsWith("KEPLER_MCP_DATABASE_URL (environment): the value is no URL of PostgreSQL or H2")
                .doesNotContain("hush");
    }

    @Test
    void refusesWhatIsNoKeyWithoutShowingIt() {
        assertThat(Given.the("TOKEN_ENCRYPTION_KEY", KEY + ",hush").mistakes())
                .containsExactly("KEPLER_MCP_TOKEN_ENCRYPTION_KEY (environment): the value is no Fernet key"
                        + " (32 bytes in URL-safe Base64); \"java -jar kepler-mcp-gitlab.war generate-key\" makes one");
    }

    @Test
    void refusesAUserOfNoDatabase() {
        assertThat(Given.the("DATABASE_USER", "kepler")
                        .and("DATABASE_PASSWORD", "hush")
                        .mistakes())
                .containsExactly(
                        "KEPLER_MCP_DATABASE_USER (environment): has no effect without KEPLER_MCP_DATABASE_URL",
                        "KEPLER_MCP_DATABASE_PASSWORD (environment): has no effect without KEPLER_MCP_DATABASE_URL");
    }
}
