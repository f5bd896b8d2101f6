package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.DatabaseMigrate;
import io.kepler.mcp.gitlab.config.Secret;
import jakarta.persistence.EntityManagerFactory;
import java.util.Arrays;

/** The parts of a node, put together by a test. */
final class Parts implements AutoCloseable {
    final Located located;
    private final EntityManagerFactory factory;
    final Keys keys;
    final Transactions transactions;
    final KeyCheck check;
    final Reencryption reencryption;
    final JpaStores stores;

    Parts(String url, String... given) {
        keys = Keys.of(Arrays.stream(given).map(Secret::new).toList());
        located = TestNode.withoutContainer().find(TestNode.config(url, DatabaseMigrate.APPLY, given));
        factory = PersistenceUnit.open(located.source());
        transactions = new Transactions(factory);
        check = new KeyCheck(transactions, keys);
        reencryption = new Reencryption(transactions, keys, check);
        stores = new JpaStores(transactions, keys);
    }

    @Override
    public void close() {
        factory.close();
        located.close().run();
    }
}
