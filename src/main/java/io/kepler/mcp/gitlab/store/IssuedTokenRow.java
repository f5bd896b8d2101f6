package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.IssuedToken;
import io.kepler.mcp.gitlab.oauth.TokenKind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "issued_tokens")
class IssuedTokenRow {
    @Id
    private String hash;

    private String kind;
    private String grantId;
    private String familyId;
    private String clientId;
    private String scope;
    private String resource;
    private Instant issuedAt;
    private Instant expiresAt;
    private @Nullable Instant replacedAt;
    /** The refresh token that the pair would replace alone. */
    private @Nullable String contested;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable String pairId;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected IssuedTokenRow() {}

    IssuedTokenRow(IssuedToken token) {
        hash = token.hash();
        kind = token.kind().name();
        grantId = token.grantId();
        familyId = token.familyId();
        clientId = token.clientId();
        scope = Scopes.text(token.scope());
        resource = token.resource();
        issuedAt = token.issuedAt();
        expiresAt = token.expiresAt();
        replacedAt = token.replacedAt().orElse(null);
        contested = token.contested().orElse(null);
    }

    /** One of two tokens that wait for the place of another. */
    IssuedTokenRow(IssuedToken token, String contested, String pairId) {
        this(token);
        this.contested = contested;
        this.pairId = pairId;
    }

    IssuedToken token() {
        return new IssuedToken(
                hash,
                TokenKind.valueOf(kind),
                grantId,
                familyId,
                clientId,
                Scopes.of(scope),
                resource,
                issuedAt,
                expiresAt,
                Optional.ofNullable(replacedAt),
                Optional.ofNullable(contested));
    }

    void replaced(Instant at) {
        replacedAt = at;
    }
}
