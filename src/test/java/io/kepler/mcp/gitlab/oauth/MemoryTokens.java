package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
            use(refreshHash);
            IssuedToken old = all.tokenRows.get(refreshHash);
            if (old == null
                    || old.kind() != TokenKind.REFRESH
                    || !old.expiresAt().isAfter(now)) {
                return Rotation.GONE;
            }
            Rotation rotation = rotation(old, now, grace);
            if (rotation == Rotation.REUSED) {
                removeFamily(old.familyId());
            }
            if (rotation == Rotation.REPLACED) {
                all.tokenRows.put(refreshHash, copy(old, Optional.of(now), old.contested()));
            }
            if (rotation == Rotation.REPLACED || rotation == Rotation.GRACE) {
                keep(access, refreshHash, refresh.hash());
                keep(refresh, refreshHash, refresh.hash());
            }
            return rotation;
        }
    }

    private Rotation rotation(IssuedToken old, Instant now, Duration grace) {
        if (old.replacedAt().isEmpty()) {
            return Rotation.REPLACED;
        }
        long rivals = all.tokenRows.values().stream()
                .filter(row -> row.kind() == TokenKind.REFRESH && contests(row, old.hash()))
                .count();
        if (rivals == 0 || old.replacedAt().get().plus(grace).isBefore(now)) {
            return Rotation.REUSED;
        }
        return rivals < MOST_RIVALS ? Rotation.GRACE : Rotation.CROWDED;
    }

    private void keep(IssuedToken token, String contested, String pair) {
        all.tokenRows.put(token.hash(), copy(token, token.replacedAt(), Optional.of(contested)));
        all.pairs.put(token.hash(), pair);
    }

    private static boolean contests(IssuedToken row, String hash) {
        return row.contested().filter(hash::equals).isPresent();
    }

    @Override
    public boolean use(String hash) {
        synchronized (all) {
            IssuedToken token = all.tokenRows.get(hash);
            if (token == null) {
                return false;
            }
            token.contested().ifPresent(contested -> {
                String pair = all.pairs.get(hash);
                all.tokenRows
                        .values()
                        .removeIf(row -> contests(row, contested) && !Objects.equals(pair, all.pairs.get(row.hash())));
                all.tokenRows.replaceAll(
                        (key, row) -> contests(row, contested) ? copy(row, row.replacedAt(), Optional.empty()) : row);
            });
            return true;
        }
    }

    private static IssuedToken copy(IssuedToken old, Optional<Instant> replacedAt, Optional<String> contested) {
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
                replacedAt,
                contested);
    }

    @Override
    public void removeFamily(String familyId) {
        synchronized (all) {
            all.removedFamilies.add(familyId);
            all.tokenRows.values().removeIf(row -> row.familyId().equals(familyId));
        }
    }
}
