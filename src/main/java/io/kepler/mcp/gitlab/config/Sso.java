package io.kepler.mcp.gitlab.config;

/** What the container's own authentication means for the browser pages. */
public enum Sso {
    /** Nothing. */
    OFF,
    /** When the container knows the user, the GitLab account must be the same person's. */
    LINK,
    /** As {@link #LINK}, and nobody gets in whom the container does not know. */
    REQUIRE
}
