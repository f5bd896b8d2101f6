package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.state.LocalSignals;
import io.kepler.mcp.gitlab.state.Seal;
import io.kepler.mcp.gitlab.state.Sessions;
import io.kepler.mcp.gitlab.state.Signals;
import io.kepler.mcp.gitlab.state.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What the protocol remembers, in a database. */
final class ProtocolState implements AutoCloseable {
    private final Transactions transactions;
    private final InstantSource clock;
    private final Tasks tasks;
    private final Signals signals;
    private final Seal seal;

    private ProtocolState(Transactions transactions, Keys keys, InstantSource clock, Signals signals) {
        this.transactions = transactions;
        this.clock = clock;
        this.signals = signals;
        tasks = new JpaTasks(transactions, keys, clock);
        seal = Seals.of(keys, clock);
    }

    static ProtocolState in(Located located, Transactions transactions, Keys keys, InstantSource clock) {
        return new ProtocolState(transactions, keys, clock, signals(located, transactions, keys, clock));
    }

    private static Signals signals(Located located, Transactions transactions, Keys keys, InstantSource clock) {
        if (located.ownedByThisNode()) {
            return new LocalSignals();
        }
        Optional<String> channel = Listening.channel(located.source());
        SignalTable table = new SignalTable(transactions, keys, clock, channel);
        Arrivals arrivals = channel.<Arrivals>map(name -> new PostgresArrivals(located.source(), name, table))
                .orElseGet(() -> Arrivals.polling(table));
        SharedSignals signals = new SharedSignals(table, arrivals);
        signals.start();
        return signals;
    }

    Sessions sessions(Duration idleTimeout) {
        return new JpaSessions(transactions, idleTimeout, clock);
    }

    Tasks tasks() {
        return tasks;
    }

    Signals signals() {
        return signals;
    }

    Seal seal() {
        return seal;
    }

    /** Removes what expired, and says how much that was. */
    int purge(Instant now) {
        return transactions.delete("SessionRow r where r.expiresAt <= :then", now)
                + transactions.delete("TaskRow r where r.expiresAt <= :then", now)
                + transactions.delete("SignalRow r where r.expiresAt <= :then", now);
    }

    @Override
    public void close() {
        signals.close();
    }
}
