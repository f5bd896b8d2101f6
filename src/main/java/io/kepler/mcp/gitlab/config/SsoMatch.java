package io.kepler.mcp.gitlab.config;

/** Which part of a GitLab account equals the container's name of the user. */
public enum SsoMatch {
    USERNAME,
    EMAIL,
    /** The id of the user at the identity provider that GitLab signs in with. */
    EXTERN_UID
}
