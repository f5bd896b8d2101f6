package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Takes in clients that come by themselves (RFC 7591), so many an hour from one network address. */
final class Registration {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Clients clients;
    private final Mint mint;
    private final InstantSource clock;
    private final int mostPerHour;

    Registration(Clients clients, Mint mint, InstantSource clock, int mostPerHour) {
        this.clients = clients;
        this.mint = mint;
        this.clock = clock;
        this.mostPerHour = mostPerHour;
    }

    boolean offered() {
        return mostPerHour > 0;
    }

    /** The client information response. */
    Map<String, Object> register(JsonNode json, String address) throws OAuthException {
        if (!offered()) {
            throw OAuthException.accessDenied("Clients do not register here; ask the operator of this server for one.");
        }
        Instant now = clock.instant();
        String addressHash = Sha256.hex(address);
        if (clients.registeredSince(addressHash, now.minus(WINDOW)) >= mostPerHour) {
            throw new OAuthException(
                    429,
                    "too_many_requests",
                    "Too many clients registered from this address within an hour.",
                    Optional.of(WINDOW));
        }
        ClientMetadata metadata = ClientMetadata.of(json);
        // What a client gets that does not say how it proves itself (RFC 7591, 2).
        ClientAuthentication method = metadata.authentication().orElse(ClientAuthentication.CLIENT_SECRET_BASIC);
        Optional<String> secret =
                method == ClientAuthentication.NONE ? Optional.empty() : Optional.of(mint.clientSecret());
        Client client = new Client(
                mint.plain(),
                ClientOrigin.REGISTERED,
                metadata.name(),
                metadata.redirectUris(),
                method,
                secret.map(Sha256::hex),
                now,
                now);
        clients.add(client, addressHash);
        return information(client, secret);
    }

    private static Map<String, Object> information(Client client, Optional<String> secret) {
        Map<String, Object> information = new LinkedHashMap<>();
        information.put("client_id", client.id());
        information.put("client_id_issued_at", client.createdAt().getEpochSecond());
        secret.ifPresent(text -> {
            information.put("client_secret", text);
            information.put("client_secret_expires_at", 0);
        });
        information.put("client_name", client.name());
        information.put("redirect_uris", client.redirectUris());
        information.put("grant_types", List.of("authorization_code", "refresh_token"));
        information.put("response_types", List.of("code"));
        information.put(
                "token_endpoint_auth_method", client.authentication().name().toLowerCase(Locale.ROOT));
        return information;
    }
}
