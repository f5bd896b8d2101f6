package io.kepler.mcp.gitlab.oauth;

/** How we came to know a client. */
public enum ClientOrigin {
    REGISTERED,
    METADATA_DOCUMENT,
    CONFIGURED
}
