package io.kepler.mcp.gitlab.oauth;

/** The two kinds of tokens that we issue. */
public enum TokenKind {
    ACCESS,
    REFRESH
}
