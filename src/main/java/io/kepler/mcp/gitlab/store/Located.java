package io.kepler.mcp.gitlab.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that was found.
 *
 * @param origin where it comes from, for the log
 * @param ownedByThisNode that no other node can ever come to it
 * @param close ends the pool when it is ours
 */
record Located(DataSource source, String origin, boolean ownedByThisNode, Runnable close) {
    private static final Logger LOG = LoggerFactory.getLogger(Located.class);

    /** Says what it is, since a datasource of the container could be anything. */
    void log() {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            LOG.info(
                    "Database: {} {} at {} ({})",
                    about.getDatabaseProductName(),
                    about.getDatabaseProductVersion(),
                    JdbcAddress.shown(String.valueOf(about.getURL())),
                    origin);
        } catch (SQLException e) {
            throw new StoreException("The database (" + origin + ") gives no connection: " + e.getMessage(), e);
        }
    }
}
