package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Grant;
import io.kepler.mcp.gitlab.oauth.Grants;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Timeout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.Timeouts;

final class JpaGrants implements Grants {
    /** Less than the smallest pool, so that GitLab being slow stops nobody else. */
    private static final int REFRESHES_AT_ONCE = 4;

    private final Transactions transactions;
    private final Keys keys;
    private final Timeout patience;
    private final Turns turns;

    JpaGrants(Transactions transactions, Keys keys, Duration patience) {
        this.transactions = transactions;
        this.keys = keys;
        this.patience = Timeout.milliseconds((int) patience.toMillis());
        this.turns = new Turns(patience, REFRESHES_AT_ONCE);
    }

    @Override
    public Grant save(Grant grant) {
        return transactions.call(entities -> {
            Optional<GrantRow> row = idOfSame(entities, grant).flatMap(id -> locked(entities, id));
            if (row.isEmpty()) {
                entities.persist(new GrantRow(grant, keys));
                return grant;
            }
            row.get().update(grant, keys);
            return row.get().grant(keys);
        });
    }

    private static Optional<String> idOfSame(EntityManager entities, Grant grant) {
        return Optional.ofNullable(entities.createQuery(
                        "select g.id from GrantRow g where g.instance = :instance and g.userId = :user"
                                + " and g.clientId = :client",
                        String.class)
                .setParameter("instance", grant.instance())
                .setParameter("user", grant.userId())
                .setParameter("client", grant.clientId())
                .getSingleResultOrNull());
    }

    @Override
    public Optional<Grant> find(String id) {
        return transactions.call(entities ->
                Optional.ofNullable(entities.find(GrantRow.class, id)).map(row -> row.grant(keys)));
    }

    @Override
    public List<Grant> ofUser(String instance, long userId) {
        return transactions.call(entities -> entities.createQuery(
                        "select g from GrantRow g where g.instance = :instance and g.userId = :user order by g.createdAt",
                        GrantRow.class)
                .setParameter("instance", instance)
                .setParameter("user", userId)
                .getResultStream()
                .map(row -> row.grant(keys))
                .toList());
    }

    @Override
    public Optional<Grant> refresh(String id, UnaryOperator<Grant> work) {
        return turns.take(
                id,
                () -> transactions.callOnce(entities -> locked(entities, id).map(row -> {
                    Grant refreshed = work.apply(row.grant(keys));
                    row.update(refreshed, keys);
                    return refreshed;
                })));
    }

    private Optional<GrantRow> locked(EntityManager entities, String id) {
        return Optional.ofNullable(entities.find(GrantRow.class, id, LockModeType.PESSIMISTIC_WRITE, patience));
    }

    @Override
    public void used(String id, Instant at) {
        transactions.run(entities -> {
            GrantRow row = entities.find(GrantRow.class, id, LockModeType.PESSIMISTIC_WRITE, Timeouts.SKIP_LOCKED);
            if (row != null) {
                row.used(at);
            }
        });
    }

    @Override
    public boolean remove(String id) {
        return transactions.call(entities -> {
            Optional<GrantRow> row = locked(entities, id);
            row.ifPresent(entities::remove);
            return row.isPresent();
        });
    }

    @Override
    public Optional<Grant> removeUnused(String id, Instant now) {
        return transactions.call(entities -> locked(entities, id)
                .filter(row -> !inUse(entities, id, now))
                .map(row -> {
                    Grant unused = row.grant(keys);
                    entities.remove(row);
                    return unused;
                }));
    }

    private static boolean inUse(EntityManager entities, String id, Instant now) {
        return count(
                                entities,
                                "select count(t) from IssuedTokenRow t where t.grantId = :id and t.expiresAt > :now",
                                id,
                                now)
                        > 0
                || count(
                                entities,
                                "select count(c) from AuthorizationCodeRow c where c.grantId = :id and c.redeemed = false"
                                        + " and c.expiresAt > :now",
                                id,
                                now)
                        > 0;
    }

    private static long count(EntityManager entities, String query, String id, Instant now) {
        return entities.createQuery(query, Long.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .getSingleResult();
    }

    @Override
    public Optional<Grant> removeOneWithoutTokens(Instant createdBefore) {
        return transactions.call(entities -> entities.createQuery(
                        "select g from GrantRow g where g.createdAt < :before and g.usedAt < :before"
                                + " and not exists (select 1 from IssuedTokenRow t where t.grantId = g.id)"
                                + " and not exists (select 1 from AuthorizationCodeRow c where c.grantId = g.id)",
                        GrantRow.class)
                .setParameter("before", createdBefore)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> {
                    Grant unused = row.grant(keys);
                    entities.remove(row);
                    return unused;
                }));
    }
}
