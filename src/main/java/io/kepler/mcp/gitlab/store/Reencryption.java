package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.Timeouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the rows that an old key encrypted under the first one, each in a transaction of its own. */
final class Reencryption {
    private static final Logger LOG = LoggerFactory.getLogger(Reencryption.class);

    private static final List<Class<?>> ENCRYPTED = List.of(GrantRow.class, BrowserSessionRow.class, TaskRow.class);

    private final Transactions transactions;
    private final Keys keys;
    private final KeyCheck check;

    Reencryption(Transactions transactions, Keys keys, KeyCheck check) {
        this.transactions = transactions;
        this.keys = keys;
        this.check = check;
    }

    /** How many rows it brought over. */
    int run() {
        int done = each(GrantRow.class, row -> row.reseal(keys))
                + each(BrowserSessionRow.class, row -> row.reseal(keys))
                + each(TaskRow.class, row -> row.reseal(keys));
        if (done > 0) {
            LOG.info("Encrypted {} rows anew with the first key.", done);
        }
        if (ENCRYPTED.stream().allMatch(rows -> left(rows).isEmpty())) {
            tellThatOldKeysCanGo();
        }
        return done;
    }

    private void tellThatOldKeysCanGo() {
        if (check.reseal()) {
            LOG.info("All rows are encrypted with the first key; the others can be taken away.");
        }
    }

    private <R> int each(Class<R> rows, Consumer<R> reseal) {
        int done = 0;
        for (Object id : left(rows)) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            done += one(rows, id, reseal);
        }
        return done;
    }

    private List<Object> left(Class<?> rows) {
        return transactions.call(entities -> entities.createQuery(
                        "select r.id from " + rows.getSimpleName() + " r where r.keyId <> :key", Object.class)
                .setParameter("key", keys.id())
                .getResultList());
    }

    /** A row that somebody holds gets the first key from its holder. */
    private <R> int one(Class<R> rows, Object id, Consumer<R> reseal) {
        try {
            return transactions.call(entities -> {
                R row = entities.find(rows, id, LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED);
                if (row == null) {
                    return 0;
                }
                reseal.accept(row);
                return 1;
            });
        } catch (StoresUnavailableException e) {
            LOG.warn("Row {} of {} keeps its old key: {}", id, rows.getSimpleName(), e.getMessage());
            return 0;
        }
    }
}
