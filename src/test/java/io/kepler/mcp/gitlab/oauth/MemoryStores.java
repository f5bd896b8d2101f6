package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The stores without a database, for tests: one lock, a few maps. */
public final class MemoryStores implements Stores {
    final Map<String, Client> clientRows = new HashMap<>();
    final Map<String, AuthorizationRequest> requestRows = new HashMap<>();
    final Map<String, AuthorizationCode> codeRows = new HashMap<>();
    final Set<String> redeemedCodes = new HashSet<>();
    final Set<String> removedFamilies = new HashSet<>();
    final Map<String, Grant> grantRows = new HashMap<>();
    final Map<String, IssuedToken> tokenRows = new HashMap<>();
    /** Which pair a token is of, that came of a refresh. */
    final Map<String, String> pairs = new HashMap<>();

    private final MemoryClients clients = new MemoryClients(this);
    private final MemoryGrants grants = new MemoryGrants(this);
    private final MemoryTokens tokens = new MemoryTokens(this);
    private final MemoryRequests requests = new MemoryRequests(this);
    private final MemoryCodes codes = new MemoryCodes(this);
    private final MemorySessions sessions = new MemorySessions();
    private final MemoryConsents consents = new MemoryConsents();

    @Override
    public Clients clients() {
        return clients;
    }

    @Override
    public AuthorizationRequests authorizationRequests() {
        return requests;
    }

    @Override
    public AuthorizationCodes authorizationCodes() {
        return codes;
    }

    @Override
    public Grants grants() {
        return grants;
    }

    @Override
    public IssuedTokens issuedTokens() {
        return tokens;
    }

    @Override
    public BrowserSessions browserSessions() {
        return sessions;
    }

    @Override
    public Consents consents() {
        return consents;
    }

    @Override
    public synchronized int purge(Instant now) {
        return Maps.removeIf(requestRows, row -> !row.expiresAt().isAfter(now))
                + Maps.removeIf(codeRows, row -> !row.expiresAt().isAfter(now))
                + Maps.removeIf(tokenRows, row -> !row.expiresAt().isAfter(now))
                + sessions.removeExpired(now)
                + consents.removeGivenBefore(now.minus(Retention.CONSENT))
                + clients.removeUnused(now.minus(Retention.UNUSED_CLIENT));
    }
}
