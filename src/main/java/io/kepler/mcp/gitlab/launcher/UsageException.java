package io.kepler.mcp.gitlab.launcher;

/** The command line cannot be understood. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
