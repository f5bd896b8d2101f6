package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;

final class MemoryRequests implements AuthorizationRequests {
    private final MemoryStores all;

    MemoryRequests(MemoryStores all) {
        this.all = all;
    }

    @Override
    public void add(AuthorizationRequest request) {
        synchronized (all) {
            all.requestRows.put(request.idHash(), request);
        }
    }

    @Override
    public Optional<AuthorizationRequest> find(String idHash) {
        synchronized (all) {
            return Optional.ofNullable(all.requestRows.get(idHash));
        }
    }

    @Override
    public boolean consent(String idHash) {
        synchronized (all) {
            AuthorizationRequest row = all.requestRows.get(idHash);
            if (row == null || row.consented()) {
                return false;
            }
            all.requestRows.put(idHash, consented(row));
            return true;
        }
    }

    private static AuthorizationRequest consented(AuthorizationRequest row) {
        return new AuthorizationRequest(
                row.idHash(),
                row.sessionHash(),
                row.clientId(),
                row.redirectUri(),
                row.scope(),
                row.state(),
                row.codeChallenge(),
                row.resource(),
                true,
                row.expiresAt());
    }

    @Override
    public Optional<AuthorizationRequest> take(String idHash, Instant now) {
        synchronized (all) {
            return Optional.ofNullable(all.requestRows.remove(idHash))
                    .filter(row -> row.expiresAt().isAfter(now));
        }
    }
}
