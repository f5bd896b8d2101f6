package io.kepler.mcp.gitlab.oauth;

/** The stores cannot answer at the moment. Nothing was changed, and the same call may succeed later. */
public final class StoresUnavailableException extends RuntimeException {

    public StoresUnavailableException(String message) {
        super(message);
    }

    public StoresUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
