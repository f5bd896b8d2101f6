package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class MemoryTokens implements IssuedTokens {
    private final MemoryStores all;

    MemoryTokens(MemoryStores all) {
        this.all = all;
    }

    @Override
    public boolean add(IssuedToken access, IssuedToken refresh) {
        synchronized (all) {
            if (!all.grantRows.containsKey(access.grantId()) || all.removedFamilies.contains(access.familyId())) {
                return false;
            }
            all.tokenRows.put(access.hash(), access);
            all.tokenRows.put(refresh.hash(), refresh);
            return true;
        }
    }

    @Override
    public Optional<IssuedToken> find(String hash) {
        synchronized (all) {
            return Optional.ofNullable(all.tokenRows.get(hash));
        }
    }

    @Override
    public Rotation rotate(String refreshHash, IssuedToken access, IssuedToken refresh, Instant now, Duration grace) {
        synchronized (all) {
            IssuedToken old = all.tokenRows.get(refreshHash);
            if (old == null
                    || old.kind() != TokenKind.REFRESH
                    || !old.expiresAt().isAfter(now)) {
                return Rotation.GONE;
            }
            if (old.replacedAt().isPresent()
                    && old.replacedAt().get().plus(grace).isBefore(now)) {
                removeFamily(old.familyId());
                return Rotation.REUSED;
            }
            add(access, refresh);
            if (old.replacedAt().isPresent()) {
                return Rotation.GRACE;
            }
            all.tokenRows.put(refreshHash, replaced(old, now));
            return Rotation.REPLACED;
        }
    }

    private static IssuedToken replaced(IssuedToken old, Instant now) {
        return new IssuedToken(
                old.hash(),
                old.kind(),
                old.grantId(),
                old.familyId(),
                old.clientId(),
                old.scope(),
                old.resource(),
                old.issuedAt(),
                old.expiresAt(),
                Optional.of(now));
    }

    @Override
    public void removeFamily(String familyId) {
        synchronized (all) {
            all.removedFamilies.add(familyId);
            all.tokenRows.values().removeIf(row -> row.familyId().equals(familyId));
        }
    }
}
