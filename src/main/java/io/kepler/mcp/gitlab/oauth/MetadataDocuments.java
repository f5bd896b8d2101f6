package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients whose id is the https address of a document that describes them (Client ID Metadata Documents). */
final class MetadataDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(MetadataDocuments.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration FRESH = Duration.ofHours(1);
    private static final int LONGEST_ID = 1000;

    private final Clients clients;
    private final Documents documents;
    private final InstantSource clock;

    MetadataDocuments(Clients clients, Documents documents, InstantSource clock) {
        this.clients = clients;
        this.documents = documents;
        this.clock = clock;
    }

    static boolean isAddress(String clientId) {
        return clientId.startsWith("https://");
    }

    /** The client as its document describes it now, or did within the hour. */
    Client client(String id) throws OAuthException {
        URI address = address(id);
        Instant now = clock.instant();
        Optional<Client> known = clients.find(id);
        if (known.isPresent() && known.get().createdAt().plus(FRESH).isAfter(now)) {
            return known.get();
        }
        ClientMetadata metadata = metadata(address);
        Client client = new Client(
                id,
                ClientOrigin.METADATA_DOCUMENT,
                metadata.name(),
                metadata.redirectUris(),
                ClientAuthentication.NONE,
                Optional.empty(),
                now,
                known.map(Client::usedAt).orElse(now));
        clients.add(client, Sha256.hex(id));
        return client;
    }

    private static URI address(String id) throws OAuthException {
        try {
            URI address = new URI(id);
            String path = address.getRawPath();
            boolean plain = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && path != null
                    && path.length() > 1
                    && path.equals(address.normalize().getRawPath())
                    && address.toASCIIString().equals(id);
            if (plain && id.length() <= LONGEST_ID) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below, with the other ids that are no address of a document.
        }
        throw ClientMetadata.invalid(
                "A client_id that is an address is https, with a path and without user or fragment.");
    }

    private ClientMetadata metadata(URI address) throws OAuthException {
        JsonNode json = fetched(address);
        if (!json.path("client_id").asString("").equals(address.toString())) {
            throw ClientMetadata.invalid("The document at the client_id does not name this client_id.");
        }
        ClientMetadata metadata = ClientMetadata.of(json);
        if (metadata.authentication().orElse(ClientAuthentication.NONE) != ClientAuthentication.NONE) {
            throw ClientMetadata.invalid("A client with a metadata document cannot have a secret.");
        }
        return metadata;
    }

    private JsonNode fetched(URI address) throws OAuthException {
        try {
            return JSON.readTree(documents.get(address));
        } catch (IOException | JacksonException e) {
            LOG.info("The metadata document at {} cannot be used: {}", address.getHost(), Redaction.line(e.toString()));
            throw ClientMetadata.invalid("The document at the client_id cannot be fetched or read.");
        }
    }
}
