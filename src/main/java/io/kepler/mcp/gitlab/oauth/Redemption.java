package io.kepler.mcp.gitlab.oauth;

/**
 * A code that was presented.
 *
 * @param first false when it was presented before: somebody else knows it, and what it issued has to go
 */
public record Redemption(AuthorizationCode code, boolean first) {}
