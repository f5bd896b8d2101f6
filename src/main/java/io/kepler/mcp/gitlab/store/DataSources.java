package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.StoreConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds the database: what the operator named, else what the container offers, else a pool of our own. */
final class DataSources {
    static final String OF_TOMCAT = "java:comp/env/jdbc/keplermcp";
    static final String OF_WILDFLY = "java:jboss/datasources/KeplerMcpDS";
    private static final long PAUSE_MILLIS = 100;

    private final Names names;
    private final Duration patience;
    private final boolean wildfly;

    DataSources(Names names, Duration patience, boolean wildfly) {
        this.names = names;
        this.patience = patience;
        this.wildfly = wildfly;
    }

    static DataSources ofThisContainer() {
        boolean wildfly = System.getProperty("jboss.server.base.dir") != null;
        return new DataSources(Names::ofContainer, Duration.ofSeconds(5), wildfly);
    }

    Located find(StoreConfig config) {
        if (config.datasourceJndi().isPresent()) {
            String name = config.datasourceJndi().get();
            return waitFor(name)
                    .orElseThrow(
                            () -> new StoreException(
                                    "There is no datasource " + name + ", but"
                                            + " KEPLER_MCP_DATASOURCE_JNDI names it; configure it in the container or correct the name."));
        }
        return ofContainer(config).orElseGet(() -> own(config));
    }

    private Optional<Located> ofContainer(StoreConfig config) {
        // WildFly starts its datasources beside us, and the embedded database must not win that race.
        boolean patient = wildfly && config.databaseUrl().isEmpty();
        return lookup(OF_TOMCAT).or(() -> patient ? waitFor(OF_WILDFLY) : lookup(OF_WILDFLY));
    }

    private static Located own(StoreConfig config) {
        return config.databaseUrl()
                .map(url -> Pools.at(url, config))
                .or(() -> config.embeddedDirectory().map(folder -> Pools.embedded(folder, config.connections())))
                .orElseThrow(() -> new StoreException("There is no database. Configure the datasource "
                        + String.join(" or ", List.of(OF_TOMCAT, OF_WILDFLY))
                        + " in the container, or set KEPLER_MCP_DATABASE_URL, or set KEPLER_MCP_DATA_DIR for an embedded"
                        + " one (outside of environment local it is not made without being asked for)."));
    }

    private Optional<Located> waitFor(String name) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Located> found = lookup(name);
        while (found.isEmpty() && System.nanoTime() < deadline) {
            pause();
            found = lookup(name);
        }
        return found;
    }

    private Optional<Located> lookup(String name) {
        try {
            return located(name, names.lookup(name));
        } catch (NameNotFoundException | NoInitialContextException absent) {
            return Optional.empty();
        } catch (NamingException e) {
            throw new StoreException("The datasource " + name + " is there but cannot be used: " + e, e);
        }
    }

    private static Optional<Located> located(String name, @Nullable Object bound) {
        if (bound == null) {
            return Optional.empty();
        }
        if (bound instanceof DataSource source) {
            return Optional.of(new Located(source, name, false, () -> {}));
        }
        throw new StoreException(
                name + " holds " + bound.getClass().getName() + " and no datasource; correct it in the container.");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while waiting for the datasource.");
        }
    }
}
