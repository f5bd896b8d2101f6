package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.ConfiguredClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every client there is: those of the operator, those that registered, those with a document. */
final class KnownClients {

    private static final int LONGEST_ID = 1000;

    private final Map<String, Client> configured;
    private final Clients clients;
    private final MetadataDocuments documents;

    KnownClients(List<ConfiguredClient> configured, Clients clients, MetadataDocuments documents) {
        this.configured = configured.stream()
                .map(KnownClients::client)
                .collect(Collectors.toMap(Client::id, Function.identity()));
        this.clients = clients;
        this.documents = documents;
    }

    private static Client client(ConfiguredClient client) {
        return new Client(
                client.id(),
                ClientOrigin.CONFIGURED,
                client.name(),
                client.redirectUris(),
                client.secretSha256().isPresent()
                        ? ClientAuthentication.CLIENT_SECRET_BASIC
                        : ClientAuthentication.NONE,
                client.secretSha256(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** The client, as far as we know it without asking anybody. */
    Optional<Client> find(String id) {
        Optional<Client> known = Optional.ofNullable(configured.get(id));
        return known.isPresent() || !isPlausible(id) ? known : clients.find(id);
    }

    /** The id may come from anybody, as part of a header too. */
    private static boolean isPlausible(String id) {
        return id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
    }

    /** The client at the beginning of an authorization, with a current document. */
    Client current(String id) throws OAuthException {
        if (MetadataDocuments.isAddress(id) && !configured.containsKey(id)) {
            return documents.client(id);
        }
        return find(id).orElseThrow(() -> new OAuthException(
                400,
                "invalid_client",
                "This client is not known here. Remove the connection in your client and"
                        + " add it again, so that it registers."));
    }
}
