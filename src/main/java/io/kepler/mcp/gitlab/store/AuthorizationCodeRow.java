package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.AuthorizationCode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "authorization_codes")
class AuthorizationCodeRow {
    @Id
    private String codeHash;

    private String grantId;
    private String familyId;
    private String clientId;
    private String redirectUri;
    private String codeChallenge;
    private String scope;
    private String resource;
    private boolean redeemed;
    private boolean familyRemoved;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected AuthorizationCodeRow() {}

    AuthorizationCodeRow(AuthorizationCode code) {
        codeHash = code.codeHash();
        grantId = code.grantId();
        familyId = code.familyId();
        clientId = code.clientId();
        redirectUri = code.redirectUri();
        codeChallenge = code.codeChallenge();
        scope = Scopes.text(code.scope());
        resource = code.resource();
        redeemed = false;
        familyRemoved = false;
        expiresAt = code.expiresAt();
    }

    AuthorizationCode code() {
        return new AuthorizationCode(
                codeHash,
                grantId,
                familyId,
                clientId,
                redirectUri,
                codeChallenge,
                Scopes.of(scope),
                resource,
                expiresAt);
    }

    /** False when that happened before. */
    boolean redeem() {
        boolean first = !redeemed;
        redeemed = true;
        return first;
    }

    boolean isUsable(Instant now) {
        return redeemed || expiresAt.isAfter(now);
    }

    boolean familyRemoved() {
        return familyRemoved;
    }
}
