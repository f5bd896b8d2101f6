package io.kepler.mcp.gitlab.oauth.gitlab;

/** A login that did not come about; the message is for the user. */
final class LoginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;

    LoginException(String error, String description) {
        super(description);
        this.error = error;
    }

    String error() {
        return error;
    }
}
