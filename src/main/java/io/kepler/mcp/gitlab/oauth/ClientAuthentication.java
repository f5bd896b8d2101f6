package io.kepler.mcp.gitlab.oauth;

/** How a client proves itself at the token endpoint (RFC 7591, token_endpoint_auth_method). */
public enum ClientAuthentication {
    NONE,
    CLIENT_SECRET_POST,
    CLIENT_SECRET_BASIC
}
