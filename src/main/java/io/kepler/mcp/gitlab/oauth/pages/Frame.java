package io.kepler.mcp.gitlab.oauth.pages;

/**
 * What every page shares.
 *
 * @param appName what the operator calls this server
 * @param base path of this server, without trailing slash
 */
public record Frame(String appName, String base) {}
