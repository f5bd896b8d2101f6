package io.kepler.mcp.gitlab.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Which node does a work that only one shall do at a time. */
@Entity
@Table(name = "leases")
@SuppressWarnings("UnusedVariable") // queries read and write them
class LeaseRow {
    @Id
    private String name;

    private String owner;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields; the row comes from a migration
    protected LeaseRow() {}
}
