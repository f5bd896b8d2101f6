package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Sha256;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to PostgreSQL that hears of notifications. By reflection, because the driver may be the container's own,
 * and then shares no class with ours.
 */
final class Listening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Executor AT_ONCE = Runnable::run;
    private static final int LONGEST_ANSWER_MILLIS = 10_000;

    private final Connection connection;
    private final Object driver;
    private final Method notifications;
    private final int answerBefore;

    private Listening(Connection connection, Class<?> api) throws SQLException, NoSuchMethodException {
        this.connection = connection;
        driver = connection.unwrap(api);
        notifications = api.getMethod("getNotifications", int.class);
        answerBefore = connection.getNetworkTimeout();
    }

    /** On which channel PostgreSQL can tell the nodes that share its tables of each other; none elsewhere. */
    static Optional<String> channel(DataSource source) {
        try (Connection connection = source.getConnection()) {
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                return Optional.empty();
            }
            if (api(connection).isEmpty()) {
                LOG.info("The driver of the datasource tells of no notifications; signals are looked for instead.");
                return Optional.empty();
            }
            return Optional.of(
                    "kepler_mcp_" + Sha256.hex(connection.getSchema()).substring(0, 16));
        } catch (SQLException e) {
            throw new StoreException("The database does not tell what it can do: " + e.getMessage(), e);
        }
    }

    static Listening on(String channel, DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try {
            Class<?> api = api(connection).orElseThrow(() -> new SQLException("The driver has no notifications."));
            Listening listening = new Listening(connection, api);
            connection.setNetworkTimeout(AT_ONCE, LONGEST_ANSWER_MILLIS);
            listening.execute("listen \"" + channel + "\"");
            return listening;
        } catch (SQLException | RuntimeException e) {
            discard(connection);
            throw e;
        } catch (NoSuchMethodException e) {
            discard(connection);
            throw new SQLException("The driver has no notifications with a time limit.", e);
        }
    }

    /** PostgreSQL's interface as the driver behind a connection knows it, whatever pool lies around it. */
    private static Optional<Class<?>> api(Connection connection) throws SQLException {
        List<ClassLoader> loaders = Stream.of(
                        connection.getMetaData().getClass().getClassLoader(),
                        connection.getClass().getClassLoader(),
                        Listening.class.getClassLoader())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        for (ClassLoader loader : loaders) {
            Optional<Class<?>> api = load(loader);
            if (api.isPresent() && connection.isWrapperFor(api.get())) {
                return api;
            }
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> load(ClassLoader loader) {
        try {
            return Optional.of(Class.forName("org.postgresql.PGConnection", false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The ids of signals that came. */
    List<Long> await(Duration most) throws SQLException {
        try {
            Object[] came = (Object[]) notifications.invoke(driver, (int) most.toMillis());
            List<Long> ids = new ArrayList<>();
            for (Object notification : came == null ? new Object[0] : came) {
                Method parameter = notification.getClass().getMethod("getParameter");
                ids.add(Long.valueOf((String) parameter.invoke(notification)));
            }
            return ids;
        } catch (ReflectiveOperationException e) {
            throw new SQLException("The connection for signals is broken.", e);
        }
    }

    void check() throws SQLException {
        execute("select 1");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The pool gets the connection back as it was, or not at all. */
    @Override
    public void close() {
        try {
            execute("unlisten *");
            connection.setNetworkTimeout(AT_ONCE, answerBefore);
            connection.close();
        } catch (SQLException e) {
            discard(connection);
        }
    }

    private static void discard(Connection connection) {
        try (connection) {
            connection.abort(AT_ONCE);
        } catch (SQLException e) {
            LOG.debug("A broken connection cannot be closed: {}", e.toString());
        }
    }
}
