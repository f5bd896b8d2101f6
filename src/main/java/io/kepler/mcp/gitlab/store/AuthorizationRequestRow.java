package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.oauth.AuthorizationRequest;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "authorization_requests")
class AuthorizationRequestRow {
    @Id
    private String idHash;

    private String sessionHash;
    private String clientId;
    private String redirectUri;
    private String scope;
    /** Encrypted: the client takes it as proof that an answer is meant for it. */
    private @Nullable String state;

    private String codeChallenge;
    private String resource;
    private boolean consented;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected AuthorizationRequestRow() {}

    AuthorizationRequestRow(AuthorizationRequest request, Keys keys) {
        idHash = request.idHash();
        sessionHash = request.sessionHash();
        clientId = request.clientId();
        redirectUri = request.redirectUri();
        scope = Scopes.text(request.scope());
        state = request.state().map(Secret::new).map(keys::seal).orElse(null);
        codeChallenge = request.codeChallenge();
        resource = request.resource();
        consented = request.consented();
        expiresAt = request.expiresAt();
    }

    AuthorizationRequest request(Keys keys) {
        return new AuthorizationRequest(
                idHash,
                sessionHash,
                clientId,
                redirectUri,
                Scopes.of(scope),
                Optional.ofNullable(state).map(keys::openSecret).map(Secret::reveal),
                codeChallenge,
                resource,
                consented,
                expiresAt);
    }
}
