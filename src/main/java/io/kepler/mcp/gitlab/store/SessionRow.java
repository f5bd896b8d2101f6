package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.state.Session;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** A session; which was least recently used is told by what expires first. */
@Entity
@Table(name = "sessions")
class SessionRow {
    private static final String SEPARATOR = "\n"; // no URI holds one

    @Id
    private String idHash;

    private String owner;
    private String revision;
    private String clientCapabilities;
    private String clientInfo;
    private String logLevel;
    private String subscriptions;
    private Instant createdAt;
    private Instant usedAt;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected SessionRow() {}

    SessionRow(String idHash, Session session, Instant expiresAt) {
        this.idHash = idHash;
        owner = session.owner();
        revision = session.revision();
        clientCapabilities = session.clientCapabilities();
        clientInfo = session.clientInfo();
        logLevel = session.logLevel();
        subscriptions = column(session);
        createdAt = session.createdAt();
        usedAt = session.usedAt();
        this.expiresAt = expiresAt;
    }

    void take(Session changed) {
        revision = changed.revision();
        clientCapabilities = changed.clientCapabilities();
        clientInfo = changed.clientInfo();
        logLevel = changed.logLevel();
        subscriptions = column(changed);
    }

    Session session(String id) {
        return new Session(
                id,
                owner,
                revision,
                clientCapabilities,
                clientInfo,
                logLevel,
                subscriptions.isEmpty() ? Set.of() : Set.of(subscriptions.split(SEPARATOR)),
                createdAt,
                usedAt);
    }

    private static String column(Session session) {
        return String.join(SEPARATOR, session.subscriptions());
    }

    boolean isAlive(Instant now) {
        return expiresAt.isAfter(now);
    }
}
