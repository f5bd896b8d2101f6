package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.Sha256;
import java.time.Duration;

/**
 * A browser that was sent to GitLab and has not come back. There may be several, one per tab.
 *
 * @param verifier the secret half of PKCE (RFC 7636)
 * @param target the page the browser wanted
 */
record PendingLogin(String verifier, String target) {

    /** As long as GitLab's codes are good. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Under which key the session keeps it; whoever knows the key does not know the state. */
    static String key(String state) {
        return "login." + Sha256.hex(state);
    }

    @Override
    public String toString() {
        return "PendingLogin[" + target + "]";
    }
}
