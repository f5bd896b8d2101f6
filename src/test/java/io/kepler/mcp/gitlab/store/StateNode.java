package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.state.Sessions;
import io.kepler.mcp.gitlab.state.Signals;
import io.kepler.mcp.gitlab.state.Tasks;
import java.time.Duration;
import java.time.InstantSource;

/** A node whose stores begin empty and follow the clock of a test. */
final class StateNode implements AutoCloseable {
    private final Parts parts;
    private final Signals signals;

    StateNode(String url) {
        parts = new Parts(url, TestNode.KEY);
        signals = ProtocolState.in(parts.located, parts.transactions, parts.keys, InstantSource.system())
                .signals();
    }

    Sessions sessions(Duration idleTimeout, InstantSource clock) {
        parts.transactions.run(
                entities -> entities.createQuery("delete from SessionRow").executeUpdate());
        return new JpaSessions(parts.transactions, idleTimeout, clock);
    }

    Tasks tasks(InstantSource clock) {
        parts.transactions.run(
                entities -> entities.createQuery("delete from TaskRow").executeUpdate());
        return new JpaTasks(parts.transactions, parts.keys, clock);
    }

    Signals signals() {
        return signals;
    }

    @Override
    public void close() {
        signals.close();
        parts.close();
    }
}
