package io.kepler.mcp.gitlab.store;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One value of a browser session. */
@Entity
@Table(name = "browser_sessions")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
class BrowserSessionRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String sessionHash;
    private String item;
    private String content;
    private String keyId;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected BrowserSessionRow() {}

    BrowserSessionRow(String sessionHash, String item, byte[] value, Instant expiresAt, Keys keys) {
        this.sessionHash = sessionHash;
        this.item = item;
        this.content = keys.seal(value);
        this.keyId = keys.id();
        this.expiresAt = expiresAt;
    }

    boolean isAlive(Instant now) {
        return expiresAt.isAfter(now);
    }

    byte[] value(Keys keys) {
        return keys.open(content);
    }

    void update(byte[] value, Instant newExpiry, Keys keys) {
        content = keys.seal(value);
        keyId = keys.id();
        expiresAt = newExpiry;
    }

    void reseal(Keys keys) {
        update(value(keys), expiresAt, keys);
    }
}
