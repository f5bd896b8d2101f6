package io.kepler.mcp.gitlab.config;

import java.util.List;
import java.util.Optional;

/**
 * An OAuth client that the operator knows.
 *
 * @param secretSha256 lower-case hex; none for a public client
 */
public record ConfiguredClient(String id, String name, List<String> redirectUris, Optional<String> secretSha256) {

    public ConfiguredClient {
        redirectUris = List.copyOf(redirectUris);
    }
}
