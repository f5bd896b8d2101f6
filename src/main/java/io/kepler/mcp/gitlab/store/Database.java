package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.Environment;
import io.kepler.mcp.gitlab.config.StoreConfig;
import io.kepler.mcp.gitlab.oauth.GitLabApplication;
import io.kepler.mcp.gitlab.oauth.Purge;
import io.kepler.mcp.gitlab.oauth.Stores;
import io.kepler.mcp.gitlab.state.Seal;
import io.kepler.mcp.gitlab.state.Sessions;
import io.kepler.mcp.gitlab.state.Signals;
import io.kepler.mcp.gitlab.state.Tasks;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The database of this node, from the first connection to the last. */
public final class Database implements AutoCloseable {
    private static final Duration FIRST_ROUND = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(5);

    private final Located located;
    private final EntityManagerFactory factory;
    private final JpaStores stores;
    private final ProtocolState state;
    private final Housekeeping housekeeping;

    private Database(
            Located located,
            EntityManagerFactory factory,
            JpaStores stores,
            ProtocolState state,
            Housekeeping housekeeping) {
        this.located = located;
        this.factory = factory;
        this.stores = stores;
        this.state = state;
        this.housekeeping = housekeeping;
    }

    /**
     * Finds the database, brings its tables up to date, and makes sure that the keys are the right ones.
     *
     * @throws StoreException when one of them fails, with what to do
     */
    public static Database open(StoreConfig config, Environment environment) {
        return open(config, environment, DataSources.ofThisContainer());
    }

    static Database open(StoreConfig config, Environment environment, DataSources sources) {
        Keys keys = Keys.find(config, environment);
        Located located = sources.find(config);
        try {
            located.log();
            new Migrations(located.source()).run(config.migrate());
            return start(located, keys);
        } catch (RuntimeException e) {
            located.close().run();
            throw e;
        }
    }

    private static Database start(Located located, Keys keys) {
        EntityManagerFactory factory = PersistenceUnit.open(located.source());
        try {
            Clock clock = Clock.systemUTC();
            Transactions transactions = new Transactions(factory);
            KeyCheck check = new KeyCheck(transactions, keys);
            check.refuseWrongKeys();
            JpaStores stores = new JpaStores(transactions, keys);
            ProtocolState state = ProtocolState.in(located, transactions, keys, clock);
            Housekeeping housekeeping = new Housekeeping(
                    new Reencryption(transactions, keys, check),
                    new Lease(transactions, "housekeeping", UUID.randomUUID().toString()),
                    clock);
            return new Database(located, factory, stores, state, housekeeping);
        } catch (RuntimeException e) {
            factory.close();
            throw e;
        }
    }

    /**
     * Begins to remove in the background what is over.
     *
     * @param application gives the tokens of grants back that are over; without one they are just forgotten
     */
    public void keepHouse(Optional<? extends GitLabApplication> application) {
        Purge purge = new Purge(stores, application);
        housekeeping.start(now -> purge.run(now) + state.purge(now), FIRST_ROUND, BETWEEN_ROUNDS);
    }

    /**
     * Makes the JDK forget the drivers that lie in the WAR. To be called when the application ends, also when it opened
     * no database: WildFly loads every driver it finds in a WAR by itself.
     */
    public static void forgetDrivers() {
        Drivers.deregisterOurs();
    }

    public Stores stores() {
        return stores;
    }

    public Sessions sessions(Duration idleTimeout) {
        return state.sessions(idleTimeout);
    }

    public Tasks tasks() {
        return state.tasks();
    }

    /** Ends with the database. */
    public Signals signals() {
        return state.signals();
    }

    public Seal seal() {
        return state.seal();
    }

    @Override
    public void close() {
        state.close();
        housekeeping.close();
        factory.close();
        located.close().run();
        Drivers.deregisterOurs();
    }
}
