package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.AuthorizationCode;
import io.kepler.mcp.gitlab.oauth.AuthorizationCodes;
import io.kepler.mcp.gitlab.oauth.Redemption;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;

final class JpaAuthorizationCodes implements AuthorizationCodes {
    private final Transactions transactions;

    JpaAuthorizationCodes(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(AuthorizationCode code) {
        transactions.run(entities -> {
            if (entities.find(GrantRow.class, code.grantId()) == null) {
                throw new IllegalStateException("The grant of this code is gone.");
            }
            entities.persist(new AuthorizationCodeRow(code));
        });
    }

    @Override
    public Optional<Redemption> redeem(String codeHash, Instant now) {
        return transactions.call(entities -> {
            AuthorizationCodeRow row =
                    entities.find(AuthorizationCodeRow.class, codeHash, LockModeType.PESSIMISTIC_WRITE);
            return Optional.ofNullable(row)
                    .filter(found -> found.isUsable(now))
                    .map(found -> new Redemption(found.code(), found.redeem()));
        });
    }
}
