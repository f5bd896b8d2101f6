package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;

/**
 * Everything the authorization server remembers. All methods are safe for concurrent use by threads and nodes, and all
 * may throw {@link StoresUnavailableException}. Times are kept in microseconds.
 */
public interface Stores {

    Clients clients();

    AuthorizationRequests authorizationRequests();

    AuthorizationCodes authorizationCodes();

    Grants grants();

    IssuedTokens issuedTokens();

    BrowserSessions browserSessions();

    Consents consents();

    /** Removes what expired and what outlived its {@link Retention}, grants apart, and says how much that was. */
    int purge(Instant now);
}
