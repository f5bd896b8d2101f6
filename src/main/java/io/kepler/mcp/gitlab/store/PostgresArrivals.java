package io.kepler.mcp.gitlab.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lets PostgreSQL tell what came, and looks into the table when it may have missed something. */
final class PostgresArrivals implements Arrivals {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    private static final long LONGEST_TRUST_NANOS = Duration.ofSeconds(30).toNanos();

    private final DataSource source;
    private final String channel;
    private final SignalTable table;
    private @Nullable Listening listening;
    private long lookedAt;

    PostgresArrivals(DataSource source, String channel, SignalTable table) {
        this.source = source;
        this.channel = channel;
        this.table = table;
    }

    @Override
    public List<Long> next(long seen) throws SQLException {
        if (listening == null) {
            listening = Listening.on(channel, source);
            return look(seen);
        }
        if (System.nanoTime() - lookedAt > LONGEST_TRUST_NANOS) {
            listening.check(); // a connection may be dead without a word
            return look(seen);
        }
        return listening.await(LONGEST_WAIT);
    }

    private List<Long> look(long seen) {
        lookedAt = System.nanoTime();
        return table.after(seen);
    }

    @Override
    public Duration pause() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
    }
}
