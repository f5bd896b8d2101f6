package io.kepler.mcp.gitlab.config;

/** Who has to agree before a tool destroys something. */
public enum Confirm {
    /** The user where the client can ask, otherwise the client by itself. */
    AUTO,
    /** The user, or nothing is done. */
    ELICIT,
    /** Whoever calls, by an argument. */
    ARGUMENT,
    /** Nobody. */
    OFF
}
