package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Sha256;
import io.kepler.mcp.gitlab.state.Session;
import io.kepler.mcp.gitlab.state.Sessions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class JpaSessions implements Sessions {
    private final Transactions transactions;
    private final Duration idleTimeout;
    private final InstantSource clock;
    private final SessionCount count = new SessionCount(System::nanoTime);

    JpaSessions(Transactions transactions, Duration idleTimeout, InstantSource clock) {
        this.transactions = transactions;
        this.idleTimeout = idleTimeout;
        this.clock = clock;
    }

    @Override
    public void add(Session session, int max) {
        SessionRow row = new SessionRow(
                Sha256.hex(session.id()), session, session.usedAt().plus(idleTimeout));
        int surplus = count.add(max, this::alive);
        transactions.run(entities -> {
            if (surplus > 0) {
                evict(entities, session.owner(), surplus);
            }
            entities.persist(row);
        });
    }

    private int alive() {
        return transactions.call(entities -> entities.createQuery(
                        "select count(*) from SessionRow s where s.expiresAt > :now", Long.class)
                .setParameter("now", clock.instant())
                .getSingleResult()
                .intValue());
    }

    /** One of the owner's own if there is one, and whatever else is too much. */
    private void evict(EntityManager entities, String owner, int surplus) {
        List<String> victims = new ArrayList<>(firstToExpire(entities, "s.owner = :owner", 1)
                .setParameter("owner", owner)
                .getResultList());
        if (victims.size() < surplus) {
            String own = victims.isEmpty() ? "" : victims.get(0);
            victims.addAll(firstToExpire(entities, "s.idHash <> :own", surplus - victims.size())
                    .setParameter("own", own)
                    .getResultList());
        }
        entities.createQuery("delete from SessionRow s where s.idHash in (:victims)")
                .setParameter("victims", victims)
                .executeUpdate();
    }

    private TypedQuery<String> firstToExpire(EntityManager entities, String which, int most) {
        return entities.createQuery(
                        "select s.idHash from SessionRow s where s.expiresAt > :now and " + which
                                + " order by s.expiresAt",
                        String.class)
                .setParameter("now", clock.instant())
                .setMaxResults(most);
    }

    @Override
    public Optional<Session> find(String id) {
        return transactions.call(entities -> Optional.ofNullable(entities.find(SessionRow.class, Sha256.hex(id)))
                .filter(row -> row.isAlive(clock.instant()))
                .map(row -> row.session(id)));
    }

    @Override
    public void used(String id, Instant at) {
        transactions.run(entities -> entities.createQuery("update SessionRow s"
                        + " set s.usedAt = :at, s.expiresAt = :until"
                        + " where s.idHash = :id and s.usedAt < :at and s.expiresAt > :now")
                .setParameter("at", at)
                .setParameter("until", at.plus(idleTimeout))
                .setParameter("id", Sha256.hex(id))
                .setParameter("now", clock.instant())
                .executeUpdate());
    }

    @Override
    public Optional<Session> change(String id, UnaryOperator<Session> change) {
        return transactions.call(entities -> Optional.ofNullable(
                        entities.find(SessionRow.class, Sha256.hex(id), LockModeType.PESSIMISTIC_WRITE))
                .filter(row -> row.isAlive(clock.instant()))
                .map(row -> {
                    Session changed = change.apply(row.session(id));
                    row.take(changed);
                    return changed;
                }));
    }

    @Override
    public boolean remove(String id) {
        boolean removed = transactions.call(entities -> entities.createQuery(
                                "delete from SessionRow s where s.idHash = :id and s.expiresAt > :now")
                        .setParameter("id", Sha256.hex(id))
                        .setParameter("now", clock.instant())
                        .executeUpdate())
                == 1;
        if (removed) {
            count.remove();
        }
        return removed;
    }
}
