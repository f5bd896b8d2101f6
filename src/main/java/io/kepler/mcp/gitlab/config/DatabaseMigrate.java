package io.kepler.mcp.gitlab.config;

/** Who brings the tables up to date: this server when it starts, or a DBA with the scripts. */
public enum DatabaseMigrate {
    APPLY,
    CHECK
}
