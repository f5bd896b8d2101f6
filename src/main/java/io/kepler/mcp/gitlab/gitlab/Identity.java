package io.kepler.mcp.gitlab.gitlab;

/** Who a token belongs to, as GitLab says. */
public record Identity(long userId, String username, String name) {}
