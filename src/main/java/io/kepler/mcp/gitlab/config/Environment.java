package io.kepler.mcp.gitlab.config;

/** Where this deployment stands. Anything but {@link #LOCAL} is held to stricter rules. */
public enum Environment {
    LOCAL,
    DEV,
    STAGE,
    PROD
}
