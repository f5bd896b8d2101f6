package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class MemoryClients implements Clients {
    private final MemoryStores all;
    private final Map<String, String> addresses = new HashMap<>();

    MemoryClients(MemoryStores all) {
        this.all = all;
    }

    @Override
    public void add(Client client, String addressHash) {
        synchronized (all) {
            all.clientRows.put(client.id(), client);
            addresses.put(client.id(), addressHash);
        }
    }

    @Override
    public Optional<Client> find(String id) {
        synchronized (all) {
            return Optional.ofNullable(all.clientRows.get(id));
        }
    }

    @Override
    public void used(String id, Instant at) {
        synchronized (all) {
            all.clientRows.computeIfPresent(
                    id,
                    (same, row) -> new Client(
                            id,
                            row.origin(),
                            row.name(),
                            row.redirectUris(),
                            row.authentication(),
                            row.secretHash(),
                            row.createdAt(),
                            at));
        }
    }

    @Override
    public int registeredSince(String addressHash, Instant since) {
        synchronized (all) {
            return (int) all.clientRows.values().stream()
                    .filter(row -> row.origin() == ClientOrigin.REGISTERED)
                    .filter(row -> addressHash.equals(addresses.get(row.id())))
                    .filter(row -> !row.createdAt().isBefore(since))
                    .count();
        }
    }

    @Override
    public int removeUnused(Instant notUsedSince) {
        synchronized (all) {
            return Maps.removeIf(all.clientRows, row -> row.usedAt().isBefore(notUsedSince) && !hasGrant(row));
        }
    }

    private boolean hasGrant(Client client) {
        return all.grantRows.values().stream()
                .anyMatch(grant -> grant.clientId().equals(client.id()));
    }
}
