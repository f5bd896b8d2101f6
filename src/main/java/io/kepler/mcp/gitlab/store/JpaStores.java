package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.AuthorizationCodes;
import io.kepler.mcp.gitlab.oauth.AuthorizationRequests;
import io.kepler.mcp.gitlab.oauth.BrowserSessions;
import io.kepler.mcp.gitlab.oauth.Clients;
import io.kepler.mcp.gitlab.oauth.Consents;
import io.kepler.mcp.gitlab.oauth.Grants;
import io.kepler.mcp.gitlab.oauth.IssuedTokens;
import io.kepler.mcp.gitlab.oauth.Retention;
import io.kepler.mcp.gitlab.oauth.Stores;
import java.time.Duration;
import java.time.Instant;

/** The stores in a database. */
final class JpaStores implements Stores {
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final JpaClients clients;
    private final JpaAuthorizationRequests requests;
    private final JpaAuthorizationCodes codes;
    private final JpaGrants grants;
    private final JpaIssuedTokens tokens;
    private final JpaBrowserSessions sessions;
    private final JpaConsents consents;

    JpaStores(Transactions transactions, Keys keys) {
        this.transactions = transactions;
        clients = new JpaClients(transactions);
        requests = new JpaAuthorizationRequests(transactions, keys);
        codes = new JpaAuthorizationCodes(transactions);
        grants = new JpaGrants(transactions, keys, LOCK_PATIENCE);
        tokens = new JpaIssuedTokens(transactions);
        sessions = new JpaBrowserSessions(transactions, keys);
        consents = new JpaConsents(transactions);
    }

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
    public int purge(Instant now) {
        return transactions.delete("AuthorizationRequestRow r where r.expiresAt <= :then", now)
                + transactions.delete("AuthorizationCodeRow r where r.expiresAt <= :then", now)
                + transactions.delete("IssuedTokenRow r where r.expiresAt <= :then", now)
                + transactions.delete("BrowserSessionRow r where r.expiresAt <= :then", now)
                + transactions.delete("ConsentRow r where r.givenAt < :then", now.minus(Retention.CONSENT))
                + clients.removeUnused(now.minus(Retention.UNUSED_CLIENT));
    }
}
