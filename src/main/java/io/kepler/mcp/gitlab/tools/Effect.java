package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.util.Locale;

/** What a tool does to GitLab. Derived from the method of its request unless the catalogue says otherwise. */
public enum Effect {
    READ(true, false, true),
    WRITE(false, false, false),
    IDEMPOTENT(false, false, true),
    DESTRUCTIVE(false, true, true);

    private final boolean readOnly;
    private final boolean destructive;
    private final boolean idempotent;

    Effect(boolean readOnly, boolean destructive, boolean idempotent) {
        this.readOnly = readOnly;
        this.destructive = destructive;
        this.idempotent = idempotent;
    }

    static Effect of(Request.Method method) {
        return switch (method) {
            case GET, HEAD -> READ;
            case POST, PATCH -> WRITE;
            case PUT -> IDEMPOTENT;
            case DELETE -> DESTRUCTIVE;
        };
    }

    /** Whether nothing in GitLab changes. */
    public boolean readOnly() {
        return readOnly;
    }

    /** Whether something is lost that cannot be had back. */
    public boolean destructive() {
        return destructive;
    }

    /** Whether a second identical call changes nothing more. */
    public boolean idempotent() {
        return idempotent;
    }

    /** The word the catalogue and the documentation use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
