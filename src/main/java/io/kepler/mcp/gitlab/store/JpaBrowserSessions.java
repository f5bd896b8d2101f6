package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.BrowserSessions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Optional;

final class JpaBrowserSessions implements BrowserSessions {
    private final Transactions transactions;
    private final Keys keys;

    JpaBrowserSessions(Transactions transactions, Keys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public Optional<byte[]> get(String sessionHash, String key, Instant now) {
        return transactions.call(entities -> Optional.ofNullable(
                        query(entities, sessionHash, key).getSingleResultOrNull())
                .filter(row -> row.isAlive(now))
                .map(row -> row.value(keys)));
    }

    @Override
    public void put(String sessionHash, String key, byte[] value, Instant expiresAt) {
        transactions.run(entities -> {
            BrowserSessionRow row = query(entities, sessionHash, key)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getSingleResultOrNull();
            if (row == null) {
                entities.persist(new BrowserSessionRow(sessionHash, key, value, expiresAt, keys));
            } else {
                row.update(value, expiresAt, keys);
            }
        });
    }

    private static TypedQuery<BrowserSessionRow> query(EntityManager entities, String sessionHash, String key) {
        return entities.createQuery(
                        "select s from BrowserSessionRow s where s.sessionHash = :session and s.item = :item",
                        BrowserSessionRow.class)
                .setParameter("session", sessionHash)
                .setParameter("item", key);
    }

    @Override
    public void remove(String sessionHash, String key) {
        transactions.run(entities -> entities.createQuery(
                        "delete from BrowserSessionRow s where s.sessionHash = :session and s.item = :item")
                .setParameter("session", sessionHash)
                .setParameter("item", key)
                .executeUpdate());
    }

    @Override
    public void destroy(String sessionHash) {
        transactions.run(
                entities -> entities.createQuery("delete from BrowserSessionRow s where s.sessionHash = :session")
                        .setParameter("session", sessionHash)
                        .executeUpdate());
    }

    @Override
    public void rename(String oldHash, String newHash) {
        transactions.run(entities -> entities.createQuery(
                        "update BrowserSessionRow s set s.sessionHash = :new where s.sessionHash = :old")
                .setParameter("new", newHash)
                .setParameter("old", oldHash)
                .executeUpdate());
    }
}
