package io.kepler.mcp.gitlab.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where logins and sessions are kept, and what they are encrypted with.
 *
 * @param datasourceJndi the container's datasource, when the operator named one
 * @param connections most connections of a pool of our own
 * @param dataDirectory where a key file may be made; outside of {@code local} only a given one
 * @param embeddedDirectory where an embedded database may be made; the data directory unless the seed's name is used
 * @param encryptionKeys the first encrypts, all decrypt
 */
public record StoreConfig(
        Optional<String> datasourceJndi,
        Optional<Secret> databaseUrl,
        Optional<String> databaseUser,
        Optional<Secret> databasePassword,
        int connections,
        DatabaseMigrate migrate,
        Optional<Path> dataDirectory,
        Optional<Path> embeddedDirectory,
        List<Secret> encryptionKeys) {

    private static final String FOLDER = ".kepler-mcp-gitlab";

    static StoreConfig read(Values values) {
        refuseLonely(values, Settings.DATABASE_USER);
        refuseLonely(values, Settings.DATABASE_PASSWORD);
        return new StoreConfig(
                values.get(Settings.DATASOURCE_JNDI),
                values.get(Settings.DATABASE_URL),
                values.get(Settings.DATABASE_USER),
                values.get(Settings.DATABASE_PASSWORD),
                values.get(Settings.DATABASE_CONNECTIONS),
                values.get(Settings.DATABASE_MIGRATE),
                dataDirectory(values),
                storeFolder(values).or(() -> dataDirectory(values)),
                values.get(Settings.TOKEN_ENCRYPTION_KEY));
    }

    private static Optional<Path> dataDirectory(Values values) {
        Optional<Path> given = values.get(Settings.DATA_DIR).or(() -> storeFolder(values));
        boolean local = values.get(Settings.ENVIRONMENT) == Environment.LOCAL;
        return local ? given.or(() -> Optional.of(Path.of(System.getProperty("user.home"), FOLDER))) : given;
    }

    private static Optional<Path> storeFolder(Values values) {
        return values.get(Settings.TOKEN_STORE_PATH).map(StoreConfig::folder);
    }

    private static Path folder(Path store) {
        if (!store.toString().endsWith(".json")) {
            return store;
        }
        Path parent = store.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static void refuseLonely(Values values, Setting<?> setting) {
        if (values.isGiven(setting) && !values.isGiven(Settings.DATABASE_URL)) {
            values.refuse(setting, "has no effect without " + Settings.PREFIX + Settings.DATABASE_URL.name());
        }
    }
}
