package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.Sso;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** The authorization requests that wait for a login at GitLab, each in the browser in which it was allowed. */
final class PendingAuthorizations implements LoginGate {

    /** What a client may be told (RFC 6749, 4.1.2.1); all else is our trouble with GitLab. */
    private static final Set<String> ERRORS = Set.of("access_denied", "server_error", "temporarily_unavailable");

    private final Sso sso;
    private final Issuer issuer;
    private final Browsers browsers;
    private final AuthorizationRequests requests;
    private final InstantSource clock;

    PendingAuthorizations(
            Sso sso, Issuer issuer, Browsers browsers, AuthorizationRequests requests, InstantSource clock) {
        this.sso = sso;
        this.issuer = issuer;
        this.browsers = browsers;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public boolean mayLogin(HttpServletRequest request) {
        boolean known = sso != Sso.REQUIRE || request.getUserPrincipal() != null;
        return known && id(request).map(id -> waits(request, id)).orElse(true);
    }

    @Override
    public Optional<String> turnedBack(HttpServletRequest request, String id, String error, String description) {
        if (!waits(request, id)) {
            return Optional.empty();
        }
        OAuthException told = new OAuthException(400, ERRORS.contains(error) ? error : "server_error", description);
        return requests.take(Sha256.hex(id), clock.instant())
                .map(asked -> AuthorizationResponse.error(asked.redirectUri(), told, asked.state(), issuer));
    }

    /** Of a form nothing is read, for its body can be read only once. */
    private static Optional<String> id(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                ? Optional.ofNullable(request.getParameter("request"))
                : Optional.empty();
    }

    private boolean waits(HttpServletRequest request, String id) {
        return browsers.known(request)
                .flatMap(browser -> requests.find(Sha256.hex(id)).filter(browser::owns))
                .filter(AuthorizationRequest::consented)
                .filter(asked -> asked.expiresAt().isAfter(clock.instant()))
                .isPresent();
    }
}
