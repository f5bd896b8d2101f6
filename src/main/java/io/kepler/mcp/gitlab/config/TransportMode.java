package io.kepler.mcp.gitlab.config;

/** How clients reach {@code java -jar}; the names are those of the seed server. */
enum TransportMode {
    HTTP,
    SSE,
    STDIO
}
