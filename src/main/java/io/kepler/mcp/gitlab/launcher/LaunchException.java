package io.kepler.mcp.gitlab.launcher;

/** The program cannot do what was asked; the message is all that its user sees. */
public final class LaunchException extends Exception {

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
