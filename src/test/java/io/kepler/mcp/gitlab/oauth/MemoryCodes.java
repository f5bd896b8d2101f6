package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;

final class MemoryCodes implements AuthorizationCodes {
    private final MemoryStores all;

    MemoryCodes(MemoryStores all) {
        this.all = all;
    }

    @Override
    public void add(AuthorizationCode code) {
        synchronized (all) {
            if (!all.grantRows.containsKey(code.grantId())) {
                throw new IllegalStateException("The grant of this code is gone.");
            }
            all.codeRows.put(code.codeHash(), code);
        }
    }

    @Override
    public Optional<Redemption> redeem(String codeHash, Instant now) {
        synchronized (all) {
            AuthorizationCode row = all.codeRows.get(codeHash);
            if (row == null) {
                return Optional.empty();
            }
            if (all.redeemedCodes.contains(codeHash)) {
                return Optional.of(new Redemption(row, false));
            }
            if (!row.expiresAt().isAfter(now)) {
                return Optional.empty();
            }
            all.redeemedCodes.add(codeHash);
            return Optional.of(new Redemption(row, true));
        }
    }
}
