package io.kepler.mcp.gitlab.config;

/** Who vouches for the user behind a call. */
public enum AuthMode {
    /** The client brings a GitLab token. */
    TOKEN,
    /** This server is the authorization server. */
    OAUTH,
    /** GitLab is the authorization server. */
    GITLAB_OAUTH
}
