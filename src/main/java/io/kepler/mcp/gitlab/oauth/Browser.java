package io.kepler.mcp.gitlab.oauth;

/**
 * One browser: a secret in its session, which stays when a login changes the cookie.
 *
 * @param sessionHash SHA-256 of the cookie
 */
record Browser(String sessionHash, String secret) {

    /** What forms of ours carry, so that only pages of ours can send them. */
    String csrf() {
        return Sha256.base64Url("csrf " + secret);
    }

    boolean sent(String csrf) {
        return Sha256.same(csrf(), csrf);
    }

    /** What an authorization request is bound to. */
    String binding() {
        return Sha256.hex("request " + secret);
    }

    boolean owns(AuthorizationRequest request) {
        return Sha256.same(binding(), request.sessionHash());
    }

    @Override
    public String toString() {
        return "Browser[***]";
    }
}
