package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.state.Signal;
import io.kepler.mcp.gitlab.state.Signals;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What is special about signals through PostgreSQL. */
class PostgresSignalsTest {
    private static final String BREAK_EVERY_LISTENING = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid() and query like 'listen%'";

    private final String url = TestDatabase.POSTGRES.newUrl();

    private static BlockingQueue<Signal> heard(Signals signals) {
        BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
        signals.listen(heard::add);
        return heard;
    }

    private static Signal signal(String kind) {
        return new Signal(kind, "", "");
    }

    @Test
    void arriveAgainWhenTheConnectionBroke() throws Exception {
        try (Database one = TestNode.open(url, TestNode.KEY);
                Database other = TestNode.open(url, TestNode.KEY)) {
            BlockingQueue<Signal> heard = heard(other.signals());
            one.signals().publish(signal("before"));
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo(signal("before"));

            TestDatabase.execute(url, BREAK_EVERY_LISTENING);
            one.signals().publish(signal("while"));
            one.signals().publish(signal("after"));

            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo(signal("while"));
            assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo(signal("after"));
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void areLeftAloneByANodeThatStartsLater() throws Exception {
        try (Database one = TestNode.open(url, TestNode.KEY)) {
            one.signals().publish(signal("before"));
            try (Database later = TestNode.open(url, TestNode.KEY)) {
                BlockingQueue<Signal> heard = heard(later.signals());
                one.signals().publish(signal("after"));

                assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo(signal("after"));
            }
        }
    }

    @Test
    void areHeardThroughADriverThatTheContainerLoaded() throws Exception {
        try (URLClassLoader container = new URLClassLoader(
                new URL[] {
                    PGConnection.class.getProtectionDomain().getCodeSource().getLocation()
                },
                ClassLoader.getPlatformClassLoader())) {
            DataSource source = foreign(container);
            Optional<String> channel = Listening.channel(source);
            assertThat(channel).isPresent();
            try (Listening listening = Listening.on(channel.get(), source)) {
                TestDatabase.execute(url, "select pg_notify('" + channel.get() + "', '42')");

                assertThat(listening.await(Duration.ofMinutes(1))).containsExactly(42L);
                assertThat(listening.await(Duration.ofMillis(1))).isEqualTo(List.of());
            }
        }
    }

    private DataSource foreign(ClassLoader container) throws ReflectiveOperationException, SQLException {
        Object source = container
                .loadClass("org.postgresql.ds.PGSimpleDataSource")
                .getConstructor()
                .newInstance();
        source.getClass().getMethod("setUrl", String.class).invoke(source, url);
        assertThat(((DataSource) source).getConnection()).isNotInstanceOf(PGConnection.class);
        return (DataSource) source;
    }
}
