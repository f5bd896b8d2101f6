package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class MemoryConsents implements Consents {
    private final Map<List<Object>, Consent> rows = new HashMap<>();

    @Override
    public synchronized void add(Consent consent) {
        rows.put(List.of(consent.instance(), consent.userId(), consent.clientId()), consent);
    }

    @Override
    public synchronized List<Consent> ofUser(String instance, long userId) {
        return rows.values().stream()
                .filter(row -> row.instance().equals(instance) && row.userId() == userId)
                .toList();
    }

    @Override
    public synchronized void remove(String instance, long userId, String clientId) {
        rows.remove(List.of(instance, userId, clientId));
    }

    synchronized int removeGivenBefore(Instant then) {
        return Maps.removeIf(rows, row -> row.givenAt().isBefore(then));
    }
}
