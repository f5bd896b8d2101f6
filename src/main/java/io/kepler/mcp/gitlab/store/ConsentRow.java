package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Consent;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "consents")
class ConsentRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String instance;
    private long userId;
    private String clientId;
    private String scope;
    private String redirectHost;
    private Instant givenAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected ConsentRow() {}

    ConsentRow(Consent consent) {
        instance = consent.instance();
        userId = consent.userId();
        clientId = consent.clientId();
        scope = Scopes.text(consent.scope());
        redirectHost = consent.redirectHost();
        givenAt = consent.givenAt();
    }

    void update(Consent consent) {
        scope = Scopes.text(consent.scope());
        redirectHost = consent.redirectHost();
        givenAt = consent.givenAt();
    }

    Consent consent() {
        return new Consent(instance, userId, clientId, Scopes.of(scope), redirectHost, givenAt);
    }
}
