package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import io.kepler.mcp.gitlab.state.Signal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table in which signals lie for as long as a node may need to see them. */
final class SignalTable {
    private static final Logger LOG = LoggerFactory.getLogger(SignalTable.class);
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Keys keys;
    private final InstantSource clock;
    private final Optional<String> channel;

    /**
     * @param channel on which PostgreSQL tells the nodes of a new row, when it is PostgreSQL
     */
    SignalTable(Transactions transactions, Keys keys, InstantSource clock, Optional<String> channel) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
        this.channel = channel;
    }

    void add(Signal signal) {
        transactions.run(entities -> {
            SignalRow row = new SignalRow(signal, clock.instant().plus(LIFE), keys);
            entities.persist(row);
            channel.ifPresent(
                    name -> entities.createNativeQuery("select 1 from pg_notify(:channel, :id)", Integer.class)
                            .setParameter("channel", name)
                            .setParameter("id", Long.toString(row.id()))
                            .getSingleResult());
        });
    }

    long newest() {
        return transactions.call(
                entities -> entities.createQuery("select coalesce(max(s.id), 0) from SignalRow s", Long.class)
                        .getSingleResult());
    }

    List<Long> after(long id) {
        return transactions.call(entities -> entities.createQuery(
                        "select s.id from SignalRow s where s.id > :id order by s.id", Long.class)
                .setParameter("id", id)
                .getResultList());
    }

    /** Without those that are gone. */
    List<Signal> read(List<Long> ids) {
        return transactions
                .call(entities -> entities.createQuery(
                                "select s from SignalRow s where s.id in (:ids) order by s.id", SignalRow.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .stream()
                .flatMap(this::opened)
                .toList();
    }

    /** A row that a key encrypted which this node does not have yet must not hold up the others. */
    private Stream<Signal> opened(SignalRow row) {
        try {
            return Stream.of(row.signal(keys));
        } catch (StoresUnavailableException e) {
            LOG.warn("A signal of another node is lost here: {}", e.getMessage());
            return Stream.empty();
        }
    }
}
