package io.kepler.mcp.gitlab.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The two databases that we support, for tests that run on both. */
public enum TestDatabase {
    H2 {
        @Override
        public String newUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
        }
    },
    POSTGRES {
        @Override
        public String newUrl() {
            return TestPostgres.newDatabase();
        }
    };

    /** Where an empty database is. */
    public abstract String newUrl();

    static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query finds, as text. */
    public static List<String> column(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Every value of every table, as text. */
    public static String dump(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            StringBuilder dump = new StringBuilder();
            for (String table : tables(statement)) {
                dump.append(table).append('\n');
                appendRows(dump, statement, table);
            }
            return dump.toString();
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select table_name from information_schema.tables where table_schema = current_schema")) {
            while (rows.next()) {
                tables.add('"' + rows.getString(1) + '"');
            }
        }
        return tables;
    }

    private static void appendRows(StringBuilder dump, Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    dump.append(rows.getString(column)).append('\t');
                }
                dump.append('\n');
            }
        }
    }
}
