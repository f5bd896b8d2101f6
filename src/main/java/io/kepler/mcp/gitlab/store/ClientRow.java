package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Client;
import io.kepler.mcp.gitlab.oauth.ClientAuthentication;
import io.kepler.mcp.gitlab.oauth.ClientOrigin;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "clients")
class ClientRow {
    @Id
    private String id;

    private String origin;
    private String name;
    private String redirectUris;
    private String authentication;
    private @Nullable String secretHash;
    private String addressHash;
    private Instant createdAt;
    private Instant usedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected ClientRow() {}

    ClientRow(Client client, String addressHash) {
        id = client.id();
        origin = client.origin().name();
        name = client.name();
        redirectUris = String.join("\n", client.redirectUris());
        authentication = client.authentication().name();
        secretHash = client.secretHash().orElse(null);
        this.addressHash = addressHash;
        createdAt = client.createdAt();
        usedAt = client.usedAt();
    }

    Client client() {
        return new Client(
                id,
                ClientOrigin.valueOf(origin),
                name,
                redirectUris.isEmpty() ? List.of() : List.of(redirectUris.split("\n", -1)),
                ClientAuthentication.valueOf(authentication),
                Optional.ofNullable(secretHash),
                createdAt,
                usedAt);
    }

    String addressHash() {
        return addressHash;
    }
}
