package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.GitLabTokens;
import io.kepler.mcp.gitlab.oauth.Grant;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "grants")
class GrantRow {
    @Id
    private String id;

    private String clientId;
    private String instance;
    private long userId;
    private String username;
    private String name;
    private String accessToken;
    private String refreshToken;
    private Instant tokensExpireAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private String keyId;

    private Instant createdAt;
    private Instant usedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected GrantRow() {}

    GrantRow(Grant grant, Keys keys) {
        id = grant.id();
        clientId = grant.clientId();
        instance = grant.instance();
        userId = grant.userId();
        username = grant.username();
        name = grant.name();
        accessToken = keys.seal(grant.tokens().access());
        refreshToken = keys.seal(grant.tokens().refresh());
        tokensExpireAt = grant.tokens().expiresAt();
        keyId = keys.id();
        createdAt = grant.createdAt();
        usedAt = grant.usedAt();
    }

    Grant grant(Keys keys) {
        return new Grant(id, clientId, instance, userId, username, name, tokens(keys), createdAt, usedAt);
    }

    private GitLabTokens tokens(Keys keys) {
        return new GitLabTokens(keys.openSecret(accessToken), keys.openSecret(refreshToken), tokensExpireAt);
    }

    /** Takes everything over but who it is and when it began. */
    void update(Grant grant, Keys keys) {
        username = grant.username();
        name = grant.name();
        usedAt = grant.usedAt();
        seal(grant.tokens(), keys);
    }

    void reseal(Keys keys) {
        seal(tokens(keys), keys);
    }

    private void seal(GitLabTokens tokens, Keys keys) {
        accessToken = keys.seal(tokens.access());
        refreshToken = keys.seal(tokens.refresh());
        tokensExpireAt = tokens.expiresAt();
        keyId = keys.id();
    }

    void used(Instant at) {
        usedAt = at;
    }
}
