package io.kepler.mcp.gitlab.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Tells which signals came; used by one thread. */
interface Arrivals extends AutoCloseable {

    /**
     * Waits for half a second at most.
     *
     * @param seen signals up to this id are known
     * @return ids, of which some may be known too
     */
    List<Long> next(long seen) throws SQLException;

    /** How long to wait before the next question. */
    Duration pause();

    /** After a failure too: the next question begins anew. */
    @Override
    void close();

    /** Looks into the table again and again. */
    static Arrivals polling(SignalTable table) {
        return new Arrivals() {
            @Override
            public List<Long> next(long seen) {
                return table.after(seen);
            }

            @Override
            public Duration pause() {
                return Duration.ofMillis(500);
            }

            @Override
            public void close() {}
        };
    }
}
