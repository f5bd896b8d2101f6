package io.kepler.mcp.gitlab.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells a right key from a wrong one before anything is encrypted with it. */
final class KeyCheck {
    private static final byte[] TEXT = "kepler-mcp-gitlab".getBytes(StandardCharsets.US_ASCII);

    private final Transactions transactions;
    private final Keys keys;

    KeyCheck(Transactions transactions, Keys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    void refuseWrongKeys() {
        String sample =
                transactions.call(entities -> Optional.ofNullable(entities.find(KeyCheckRow.class, KeyCheckRow.ONLY))
                        .orElseGet(() -> {
                            KeyCheckRow first = new KeyCheckRow(keys.seal(TEXT));
                            entities.persist(first);
                            return first;
                        })
                        .sample());
        if (keys.tryOpen(sample).isEmpty()) {
            throw new StoreException("The database was encrypted with another key than the one of this server."
                    + " Give it the old key too: " + Keys.SETTING + "=new,old.");
        }
    }

    /** From now on the first key alone is enough; false when it was before. */
    boolean reseal() {
        return transactions.call(entities -> {
            KeyCheckRow row = entities.find(KeyCheckRow.class, KeyCheckRow.ONLY);
            if (row == null || keys.isUnderFirst(row.sample())) {
                return false;
            }
            row.sample(keys.seal(TEXT));
            return true;
        });
    }
}
