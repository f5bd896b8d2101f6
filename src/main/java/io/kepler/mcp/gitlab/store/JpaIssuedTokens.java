package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.IssuedToken;
import io.kepler.mcp.gitlab.oauth.IssuedTokens;
import io.kepler.mcp.gitlab.oauth.Rotation;
import io.kepler.mcp.gitlab.oauth.TokenKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class JpaIssuedTokens implements IssuedTokens {
    private final Transactions transactions;

    JpaIssuedTokens(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean add(IssuedToken access, IssuedToken refresh) {
        return transactions.call(entities -> {
            boolean wanted = entities.find(GrantRow.class, access.grantId()) != null
                    && !familyRemoved(entities, access.familyId());
            if (wanted) {
                entities.persist(new IssuedTokenRow(access));
                entities.persist(new IssuedTokenRow(refresh));
            }
            return wanted;
        });
    }

    /** Locks the code of the family, so that nobody removes the family before its first tokens are there. */
    private static boolean familyRemoved(EntityManager entities, String familyId) {
        return entities
                .createQuery(
                        "select c from AuthorizationCodeRow c where c.familyId = :family", AuthorizationCodeRow.class)
                .setParameter("family", familyId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .anyMatch(AuthorizationCodeRow::familyRemoved);
    }

    @Override
    public Optional<IssuedToken> find(String hash) {
        return transactions.call(entities ->
                Optional.ofNullable(entities.find(IssuedTokenRow.class, hash)).map(IssuedTokenRow::token));
    }

    @Override
    public Rotation rotate(String refreshHash, IssuedToken access, IssuedToken refresh, Instant now, Duration grace) {
        return transactions.call(entities -> {
            if (!Rivals.end(entities, refreshHash)) {
                return Rotation.GONE;
            }
            IssuedTokenRow row = entities.find(IssuedTokenRow.class, refreshHash, LockModeType.PESSIMISTIC_WRITE);
            if (row == null || !isCurrent(row.token(), now)) {
                return Rotation.GONE;
            }
            Rotation rotation = rotation(entities, row.token(), now, grace);
            switch (rotation) {
                case REPLACED -> {
                    row.replaced(now);
                    Rivals.add(entities, refreshHash, access, refresh);
                }
                case GRACE -> Rivals.add(entities, refreshHash, access, refresh);
                case REUSED -> removeFamily(entities, row.token().familyId());
                case CROWDED, GONE -> {}
            }
            return rotation;
        });
    }

    private static Rotation rotation(EntityManager entities, IssuedToken token, Instant now, Duration grace) {
        if (token.replacedAt().isEmpty()) {
            return Rotation.REPLACED;
        }
        long rivals = Rivals.count(entities, token.hash());
        if (rivals == 0 || token.replacedAt().get().plus(grace).isBefore(now)) {
            return Rotation.REUSED;
        }
        return rivals < MOST_RIVALS ? Rotation.GRACE : Rotation.CROWDED;
    }

    @Override
    public boolean use(String hash) {
        return transactions.call(entities -> Rivals.end(entities, hash));
    }

    private static boolean isCurrent(IssuedToken token, Instant now) {
        return token.kind() == TokenKind.REFRESH && token.expiresAt().isAfter(now);
    }

    @Override
    public void removeFamily(String familyId) {
        transactions.run(entities -> removeFamily(entities, familyId));
    }

    private static void removeFamily(EntityManager entities, String familyId) {
        entities.createQuery("update AuthorizationCodeRow c set c.familyRemoved = true where c.familyId = :family")
                .setParameter("family", familyId)
                .executeUpdate();
        // A rotation that held us up has put a new pair there, which only the next statement sees.
        int removed;
        do {
            removed = entities.createQuery("delete from IssuedTokenRow t where t.familyId = :family")
                    .setParameter("family", familyId)
                    .executeUpdate();
        } while (removed > 0);
    }
}
