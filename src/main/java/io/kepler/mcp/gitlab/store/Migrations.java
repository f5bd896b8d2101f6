package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.DatabaseMigrate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables up to date, or refuses those that are not. */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final DataSource source;

    Migrations(DataSource source) {
        this.source = source;
    }

    void run(DatabaseMigrate migrate) {
        switch (migrate) {
            case APPLY -> apply();
            case CHECK -> check();
        }
    }

    private void check() {
        Set<Integer> installed = installed();
        List<String> missing = IntStream.rangeClosed(1, Scripts.NAMES.size())
                .filter(version -> !installed.contains(version))
                .mapToObj(version -> "sql/" + Scripts.NAMES.get(version - 1))
                .toList();
        if (!missing.isEmpty()) {
            throw new StoreException("The tables of the database are old, and KEPLER_MCP_DATABASE_MIGRATE=check leaves"
                    + " them alone. Have these scripts run, in this order: "
                    + String.join(", ", missing) + ". Or set it to apply.");
        }
    }

    private void apply() {
        try {
            int applied = flyway().migrate().migrationsExecuted;
            if (applied > 0) {
                LOG.info("Brought the tables up to date with {} of {} scripts.", applied, Scripts.NAMES.size());
            }
        } catch (FlywayException e) {
            throw new StoreException("The tables cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private Flyway flyway() {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .resourceProvider(new Scripts())
                .javaMigrationClassProvider(Set::of)
                .loggers("slf4j");
        Set<Integer> byHand = installed();
        if (!byHand.isEmpty()) {
            // Without a history of Flyway's, a DBA ran these scripts.
            int newest = byHand.stream().max(Integer::compare).orElseThrow();
            configuration.baselineOnMigrate(true).baselineVersion(Integer.toString(newest));
        }
        return configuration.load();
    }

    /** The versions whose scripts ran to their end, whoever ran them: each notes itself. */
    private Set<Integer> installed() {
        try (Connection connection = source.getConnection()) {
            return exists(connection) ? versions(connection) : Set.of();
        } catch (SQLException e) {
            throw new StoreException("The database does not tell the version of its tables: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("select count(*) from information_schema.tables"
                        + " where lower(table_name) = 'schema_versions' and table_schema = current_schema")) {
            return tables.next() && tables.getInt(1) > 0;
        }
    }

    private static Set<Integer> versions(Connection connection) throws SQLException {
        Set<Integer> versions = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version from schema_versions")) {
            while (rows.next()) {
                versions.add(rows.getInt(1));
            }
        }
        return versions;
    }
}
