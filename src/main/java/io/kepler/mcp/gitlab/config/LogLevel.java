package io.kepler.mcp.gitlab.config;

/** How much the log says; the names are those of the seed server. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    CRITICAL
}
