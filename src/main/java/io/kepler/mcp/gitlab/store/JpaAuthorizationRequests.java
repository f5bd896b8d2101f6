package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.AuthorizationRequest;
import io.kepler.mcp.gitlab.oauth.AuthorizationRequests;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

final class JpaAuthorizationRequests implements AuthorizationRequests {
    private final Transactions transactions;
    private final Keys keys;

    JpaAuthorizationRequests(Transactions transactions, Keys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public void add(AuthorizationRequest request) {
        transactions.run(entities -> entities.persist(new AuthorizationRequestRow(request, keys)));
    }

    @Override
    public Optional<AuthorizationRequest> find(String idHash) {
        return transactions.call(entities -> Optional.ofNullable(entities.find(AuthorizationRequestRow.class, idHash))
                .map(row -> row.request(keys)));
    }

    @Override
    public boolean consent(String idHash) {
        return transactions.call(entities -> entities.createQuery("update AuthorizationRequestRow r"
                                + " set r.consented = true where r.idHash = :id and r.consented = false")
                        .setParameter("id", idHash)
                        .executeUpdate()
                == 1);
    }

    @Override
    public Optional<AuthorizationRequest> take(String idHash, Instant now) {
        return transactions.call(entities -> {
            AuthorizationRequestRow row =
                    entities.find(AuthorizationRequestRow.class, idHash, LockModeType.PESSIMISTIC_WRITE);
            if (row == null) {
                return Optional.empty();
            }
            entities.remove(row);
            return Optional.of(row.request(keys))
                    .filter(request -> request.expiresAt().isAfter(now));
        });
    }
}
