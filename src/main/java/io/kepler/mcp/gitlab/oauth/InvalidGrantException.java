package io.kepler.mcp.gitlab.oauth;

/** GitLab does not accept a refresh token any more: the user withdrew it, or it was used before. */
public final class InvalidGrantException extends RuntimeException {

    public InvalidGrantException(String message) {
        super(message);
    }
}
