package io.kepler.mcp.gitlab.gitlab;

/** A token that GitLab need not be asked about: it cannot be one. The message never holds it. */
public final class MalformedCredentialException extends RuntimeException {

    MalformedCredentialException(String message) {
        super(message);
    }
}
