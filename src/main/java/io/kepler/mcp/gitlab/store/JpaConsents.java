package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Consent;
import io.kepler.mcp.gitlab.oauth.Consents;
import jakarta.persistence.LockModeType;
import java.util.List;

final class JpaConsents implements Consents {
    private final Transactions transactions;

    JpaConsents(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Consent consent) {
        transactions.run(entities -> {
            ConsentRow row = entities.createQuery(
                            "select c from ConsentRow c where c.instance = :instance and c.userId = :user"
                                    + " and c.clientId = :client",
                            ConsentRow.class)
                    .setParameter("instance", consent.instance())
                    .setParameter("user", consent.userId())
                    .setParameter("client", consent.clientId())
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getSingleResultOrNull();
            if (row == null) {
                entities.persist(new ConsentRow(consent));
            } else {
                row.update(consent);
            }
        });
    }

    @Override
    public List<Consent> ofUser(String instance, long userId) {
        return transactions.call(entities -> entities.createQuery(
                        "select c from ConsentRow c where c.instance = :instance and c.userId = :user order by c.givenAt",
                        ConsentRow.class)
                .setParameter("instance", instance)
                .setParameter("user", userId)
                .getResultStream()
                .map(ConsentRow::consent)
                .toList());
    }

    @Override
    public void remove(String instance, long userId, String clientId) {
        transactions.run(entities -> entities.createQuery("delete from ConsentRow c where c.instance = :instance"
                        + " and c.userId = :user and c.clientId = :client")
                .setParameter("instance", instance)
                .setParameter("user", userId)
                .setParameter("client", clientId)
                .executeUpdate());
    }
}
