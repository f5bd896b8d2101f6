package io.kepler.mcp.gitlab.store;

import org.jspecify.annotations.Nullable;

/** The server cannot start with this database or these keys. The message is for the operator and says what to do. */
public final class StoreException extends RuntimeException {

    StoreException(String message) {
        this(message, null);
    }

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
