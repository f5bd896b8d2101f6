package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.OAuthConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;

/** What the authorization server says before a browser is sent to GitLab, and when nothing came of that. */
public interface LoginGate {

    static LoginGate of(OAuthConfig config, Issuer issuer, Stores stores, Mint mint, InstantSource clock) {
        Browsers browsers = new Browsers(stores.browserSessions(), new SessionCookie(issuer), mint, clock);
        return new PendingAuthorizations(config.sso(), issuer, browsers, stores.authorizationRequests(), clock);
    }

    /**
     * Whether the request is worth a login: nobody signs in at GitLab whom the container has to know and does not, or for
     * a client that this browser's user did not allow. The endpoints refuse those requests and say why.
     */
    boolean mayLogin(HttpServletRequest request);

    /**
     * Ends an authorization because its user did not get through GitLab, so that the client need not wait.
     *
     * @param id of the authorization request
     * @return the address that tells the client, or nothing when this browser has no such request under way
     */
    Optional<String> turnedBack(HttpServletRequest request, String id, String error, String description);
}
