package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MemoryGrants implements Grants {
    private final MemoryStores all;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    MemoryGrants(MemoryStores all) {
        this.all = all;
    }

    @Override
    public Grant save(Grant grant) {
        synchronized (all) {
            Grant kept = all.grantRows.values().stream()
                    .filter(row -> row.clientId().equals(grant.clientId()))
                    .filter(row -> isOf(row, grant.instance(), grant.userId()))
                    .findFirst()
                    .map(row -> replaced(row, grant))
                    .orElse(grant);
            all.grantRows.put(kept.id(), kept);
            return kept;
        }
    }

    private static Grant replaced(Grant old, Grant now) {
        return new Grant(
                old.id(),
                old.clientId(),
                old.instance(),
                old.userId(),
                now.username(),
                now.name(),
                now.tokens(),
                old.createdAt(),
                now.usedAt());
    }

    private static boolean isOf(Grant row, String instance, long userId) {
        return row.instance().equals(instance) && row.userId() == userId;
    }

    @Override
    public Optional<Grant> find(String id) {
        synchronized (all) {
            return Optional.ofNullable(all.grantRows.get(id));
        }
    }

    @Override
    public List<Grant> ofUser(String instance, long userId) {
        synchronized (all) {
            return all.grantRows.values().stream()
                    .filter(row -> isOf(row, instance, userId))
                    .toList();
        }
    }

    @Override
    public Optional<Grant> refresh(String id, UnaryOperator<Grant> work) {
        ReentrantLock lock = locks.computeIfAbsent(id, same -> new ReentrantLock());
        lock.lock();
        try {
            return find(id).map(work).map(this::keep);
        } finally {
            lock.unlock();
        }
    }

    private Grant keep(Grant refreshed) {
        synchronized (all) {
            all.grantRows.replace(refreshed.id(), refreshed);
            return refreshed;
        }
    }

    @Override
    public void used(String id, Instant at) {
        synchronized (all) {
            all.grantRows.computeIfPresent(
                    id,
                    (same, row) -> new Grant(
                            id,
                            row.clientId(),
                            row.instance(),
                            row.userId(),
                            row.username(),
                            row.name(),
                            row.tokens(),
                            row.createdAt(),
                            at));
        }
    }

    @Override
    public boolean remove(String id) {
        synchronized (all) {
            all.tokenRows.values().removeIf(row -> row.grantId().equals(id));
            all.codeRows.values().removeIf(row -> row.grantId().equals(id));
            return all.grantRows.remove(id) != null;
        }
    }

    @Override
    public Optional<Grant> removeUnused(String id, Instant now) {
        synchronized (all) {
            boolean used = all.tokenRows.values().stream()
                            .anyMatch(row ->
                                    row.grantId().equals(id) && row.expiresAt().isAfter(now))
                    || all.codeRows.values().stream()
                            .filter(row -> !all.redeemedCodes.contains(row.codeHash()))
                            .anyMatch(row ->
                                    row.grantId().equals(id) && row.expiresAt().isAfter(now));
            Optional<Grant> unused = used ? Optional.empty() : find(id);
            unused.ifPresent(grant -> remove(id));
            return unused;
        }
    }

    @Override
    public Optional<Grant> removeOneWithoutTokens(Instant createdBefore) {
        synchronized (all) {
            Set<String> inUse = Stream.concat(
                            all.tokenRows.values().stream().map(IssuedToken::grantId),
                            all.codeRows.values().stream().map(AuthorizationCode::grantId))
                    .collect(Collectors.toCollection(HashSet::new));
            Optional<Grant> unused = all.grantRows.values().stream()
                    .filter(row -> row.createdAt().isBefore(createdBefore))
                    .filter(row -> row.usedAt().isBefore(createdBefore))
                    .filter(row -> !inUse.contains(row.id()))
                    .findFirst();
            unused.ifPresent(grant -> remove(grant.id()));
            return unused;
        }
    }
}
