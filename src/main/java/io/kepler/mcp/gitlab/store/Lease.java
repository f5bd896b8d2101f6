package io.kepler.mcp.gitlab.store;

import java.time.Duration;
import java.time.Instant;

/** Whose turn it is among the nodes. Clocks that differ cost no more than work done twice. */
final class Lease {
    private final Transactions transactions;
    private final String name;
    private final String owner;

    Lease(Transactions transactions, String name, String owner) {
        this.transactions = transactions;
        this.name = name;
        this.owner = owner;
    }

    /** Takes or prolongs it; false while another node has it. */
    boolean take(Instant now, Duration length) {
        return transactions.call(entities -> entities.createQuery("update LeaseRow l"
                                + " set l.owner = :owner, l.expiresAt = :until"
                                + " where l.name = :name and (l.owner = :owner or l.expiresAt <= :now)")
                        .setParameter("owner", owner)
                        .setParameter("until", now.plus(length))
                        .setParameter("name", name)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1);
    }
}
