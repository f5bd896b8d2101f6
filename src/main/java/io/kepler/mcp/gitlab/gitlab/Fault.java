package io.kepler.mcp.gitlab.gitlab;

import java.util.Locale;

/** Why a call failed, in the classes that models, clients and operators can act on. */
public enum Fault {
    NOT_FOUND(false),
    FORBIDDEN(false),
    UNAUTHENTICATED(false),
    INVALID(false),
    CONFLICT(false),
    RATE_LIMITED(true),
    TIMED_OUT(true),
    UNAVAILABLE(true),
    TOO_LARGE(false),
    INTERNAL(false);

    private final boolean retryable;

    Fault(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same call may succeed later without being changed. */
    public boolean retryable() {
        return retryable;
    }

    /** The stable name that clients see, for instance {@code not_found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
