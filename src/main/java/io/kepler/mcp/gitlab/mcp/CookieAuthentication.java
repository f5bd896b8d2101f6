package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.oauth.BrowserConnections;

/**
 * The cookie of a browser in which a user signed in, at the endpoints of 2024-11-05, where it always was good. Whoever
 * shows a token is known by that alone. The cookie is no proof where another site made the browser send it.
 */
final class CookieAuthentication implements Authentication {

    private final Authentication tokens;
    private final BearerAuthentication bearer;
    private final BrowserConnections browsers;

    CookieAuthentication(Authentication tokens, BearerAuthentication bearer, BrowserConnections browsers) {
        this.tokens = tokens;
        this.bearer = bearer;
        this.browsers = browsers;
    }

    @Override
    public Claim claim(Headers headers) throws RpcException {
        String cookies = headers.get("Cookie");
        if (cookies == null || showsAToken(headers) || isForeign(headers) || !BrowserConnections.isNamed(cookies)) {
            return tokens.claim(headers);
        }
        return () -> bearer.proof(browsers.authenticate(cookies));
    }

    private static boolean showsAToken(Headers headers) {
        return headers.get("Authorization") != null
                || headers.get("PRIVATE-TOKEN") != null
                || headers.get("JOB-TOKEN") != null;
    }

    private static boolean isForeign(Headers headers) {
        String site = headers.get("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
