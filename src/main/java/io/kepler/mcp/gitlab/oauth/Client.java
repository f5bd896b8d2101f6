package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application that asks for access in the name of a user.
 *
 * @param secretHash SHA-256 of the client's secret, in lower-case hex
 * @param usedAt when a user last went through it, or the creation when nobody did
 */
public record Client(
        String id,
        ClientOrigin origin,
        String name,
        List<String> redirectUris,
        ClientAuthentication authentication,
        Optional<String> secretHash,
        Instant createdAt,
        Instant usedAt) {

    public Client {
        redirectUris = List.copyOf(redirectUris);
    }
}
