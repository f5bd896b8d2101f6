package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.OAuthConfig;
import io.kepler.mcp.gitlab.config.Sso;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says for which requests a browser may be sent to GitLab: nobody signs in there whom the container has to know and does
 * not, or for a client that this browser's user did not allow. The endpoints refuse those requests and say why.
 */
public final class LoginGate implements Predicate<HttpServletRequest> {

    private final Sso sso;
    private final Browsers browsers;
    private final AuthorizationRequests requests;
    private final InstantSource clock;

    private LoginGate(Sso sso, Browsers browsers, AuthorizationRequests requests, InstantSource clock) {
        this.sso = sso;
        this.browsers = browsers;
        this.requests = requests;
        this.clock = clock;
    }

    public static LoginGate of(OAuthConfig config, Issuer issuer, Stores stores, Mint mint, InstantSource clock) {
        Browsers browsers = new Browsers(stores.browserSessions(), new SessionCookie(issuer), mint, clock);
        return new LoginGate(config.sso(), browsers, stores.authorizationRequests(), clock);
    }

    @Override
    public boolean test(HttpServletRequest request) {
        boolean known = sso != Sso.REQUIRE || request.getUserPrincipal() != null;
        return known && id(request).map(given -> isAllowed(request, given)).orElse(true);
    }

    /** Of a form nothing is read, for its body can be read only once. */
    private static Optional<String> id(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                ? Optional.ofNullable(request.getParameter("request"))
                : Optional.empty();
    }

    private boolean isAllowed(HttpServletRequest request, String id) {
        return browsers.known(request)
                .flatMap(browser -> requests.find(Sha256.hex(id)).filter(browser::owns))
                .filter(AuthorizationRequest::consented)
                .filter(asked -> asked.expiresAt().isAfter(clock.instant()))
                .isPresent();
    }
}
