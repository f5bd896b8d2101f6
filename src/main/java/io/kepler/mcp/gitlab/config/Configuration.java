package io.kepler.mcp.gitlab.config;

/** Everything the operator set, checked. */
public record Configuration(ServerConfig server, ListenConfig listen, GitLabConfig gitlab, McpConfig mcp) {}
