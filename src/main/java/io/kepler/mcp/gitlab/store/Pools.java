package io.kepler.mcp.gitlab.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.config.StoreConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Databases without the container's help. */
final class Pools {
    private static final String FILE = "kepler-mcp-gitlab";
    /** It may start at the same time as this one. */
    private static final Duration PATIENCE_WITH_A_SERVER = Duration.ofSeconds(30);

    private static final String GIVEN = "KEPLER_MCP_DATABASE_URL";
    private static final String EMBEDDED = "embedded, for want of another";
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private Pools() {}

    static Located at(Secret url, StoreConfig config) {
        JdbcAddress given = JdbcAddress.parse(url.reveal());
        JdbcAddress address = new JdbcAddress(
                given.url(),
                given.user().or(config::databaseUser),
                given.password().or(config::databasePassword));
        Duration patience = address.isServer() ? PATIENCE_WITH_A_SERVER : AT_ONCE;
        HikariDataSource pool = open(address, config.connections(), patience, GIVEN);
        return new Located(pool, GIVEN, false, pool::close);
    }

    static Located embedded(Path folder, int connections) {
        try {
            PrivateFiles.makeFolder(folder);
        } catch (IOException e) {
            throw new StoreException("The folder " + folder + " for the embedded database cannot be made (" + e
                    + "); name another one with KEPLER_MCP_DATA_DIR.");
        }
        // Closed by us; a shutdown hook of its own would outlive an undeployment.
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().normalize().resolve(FILE)
                + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
        JdbcAddress address = new JdbcAddress(url, Optional.of("sa"), Optional.empty());
        try {
            HikariDataSource pool = open(address, connections, AT_ONCE, EMBEDDED);
            return new Located(pool, EMBEDDED, true, pool::close);
        } catch (StoreException e) {
            throw new StoreException(e.getMessage()
                    + " If another server has it, give this one a folder of its own with KEPLER_MCP_DATA_DIR.");
        }
    }

    private static HikariDataSource open(JdbcAddress address, int connections, Duration patience, String origin) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("kepler-mcp-gitlab");
        pool.setDriverClassName(address.driver());
        pool.setJdbcUrl(address.isServer() ? address.url() : PrivateDisk.on(address.url()));
        address.user().ifPresent(pool::setUsername);
        address.password().map(Secret::reveal).ifPresent(pool::setPassword);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
        pool.setInitializationFailTimeout(patience.toMillis());
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            throw new StoreException("The database at " + JdbcAddress.shown(address.url()) + " (" + origin
                    + ") does not answer: " + Causes.message(e));
        }
    }
}
