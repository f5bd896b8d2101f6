package io.kepler.mcp.gitlab.config;

/** Who listens for connections: this program, or a container that has its own connectors. */
public enum Deployment {
    STANDALONE,
    CONTAINER
}
