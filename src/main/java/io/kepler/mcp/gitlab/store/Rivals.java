package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.IssuedToken;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of tokens that were issued for one refresh token and not used yet. Whoever changes who they are holds the lock
 * of the refresh token's row.
 */
final class Rivals {
    private Rivals() {}

    static void add(EntityManager entities, String contested, IssuedToken access, IssuedToken refresh) {
        entities.persist(new IssuedTokenRow(access, contested, refresh.hash()));
        entities.persist(new IssuedTokenRow(refresh, contested, refresh.hash()));
    }

    /** How many pairs there are. */
    static long count(EntityManager entities, String contested) {
        return entities.createQuery(
                        "select count(distinct t.pairId) from IssuedTokenRow t where t.contested = :contested",
                        Long.class)
                .setParameter("contested", contested)
                .getSingleResult();
    }

    /** Lets the pair of this token win; false when the token is gone. */
    static boolean end(EntityManager entities, String hash) {
        contested(entities, hash).ifPresent(contested -> {
            entities.find(IssuedTokenRow.class, contested, LockModeType.PESSIMISTIC_WRITE);
            String pair = pair(entities, hash);
            if (pair != null) {
                removeOthers(entities, contested, pair);
                release(entities, pair);
            }
        });
        return exists(entities, hash);
    }

    private static boolean exists(EntityManager entities, String hash) {
        return entities.createQuery("select count(t) from IssuedTokenRow t where t.hash = :hash", Long.class)
                        .setParameter("hash", hash)
                        .getSingleResult()
                > 0;
    }

    private static Optional<String> contested(EntityManager entities, String hash) {
        return Optional.ofNullable(entities.createQuery(
                        "select t.contested from IssuedTokenRow t where t.hash = :hash and t.contested is not null",
                        String.class)
                .setParameter("hash", hash)
                .getSingleResultOrNull());
    }

    private static @Nullable String pair(EntityManager entities, String hash) {
        return entities.createQuery("select t.pairId from IssuedTokenRow t where t.hash = :hash", String.class)
                .setParameter("hash", hash)
                .getSingleResultOrNull();
    }

    private static void removeOthers(EntityManager entities, String contested, String pair) {
        entities.createQuery("delete from IssuedTokenRow t where t.contested = :contested and t.pairId <> :pair")
                .setParameter("contested", contested)
                .setParameter("pair", pair)
                .executeUpdate();
    }

    private static void release(EntityManager entities, String pair) {
        entities.createQuery("update IssuedTokenRow t set t.contested = null where t.pairId = :pair")
                .setParameter("pair", pair)
                .executeUpdate();
    }
}
