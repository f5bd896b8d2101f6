package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.util.Optional;

/** A refusal in the words of RFC 6749 (4.1.2.1, 5.2) and its extensions. The description is safe to show. */
final class OAuthException extends Exception {

    private final int status;
    private final String error;
    private final transient Optional<Duration> retryAfter;

    OAuthException(int status, String error, String description) {
        this(status, error, description, Optional.empty());
    }

    OAuthException(int status, String error, String description, Optional<Duration> retryAfter) {
        super(description);
        this.status = status;
        this.error = error;
        this.retryAfter = retryAfter;
    }

    static OAuthException invalidRequest(String description) {
        return new OAuthException(400, "invalid_request", description);
    }

    static OAuthException invalidGrant(String description) {
        return new OAuthException(400, "invalid_grant", description);
    }

    static OAuthException invalidScope(String description) {
        return new OAuthException(400, "invalid_scope", description);
    }

    static OAuthException invalidTarget(String description) {
        return new OAuthException(400, "invalid_target", description);
    }

    /** The client did not prove itself (RFC 6749, 5.2): the one refusal with 401. */
    static OAuthException invalidClient(String description) {
        return new OAuthException(401, "invalid_client", description);
    }

    static OAuthException accessDenied(String description) {
        return new OAuthException(403, "access_denied", description);
    }

    static OAuthException unavailable(String description, Duration retryAfter) {
        return new OAuthException(503, "temporarily_unavailable", description, Optional.of(retryAfter));
    }

    /** For when the stores do not answer. */
    static OAuthException storesUnavailable() {
        return unavailable("This server cannot reach its database. Try again shortly.", Duration.ofSeconds(5));
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
