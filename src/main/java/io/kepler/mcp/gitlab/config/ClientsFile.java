package io.kepler.mcp.gitlab.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OAuth clients of the operator: a list of mappings, YAML or JSON, in the words of RFC 7591. */
final class ClientsFile {

    private static final Set<String> KEYS = Set.of("client_id", "client_name", "redirect_uris", "client_secret_sha256");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private ClientsFile() {}

    static Type<List<ConfiguredClient>> type() {
        Type<Path> file = Types.readableFile();
        return Type.of("path", text -> text.isEmpty() ? List.of() : read(file.parse(text)));
    }

    private static List<ConfiguredClient> read(Path file) throws WrongValue {
        JsonNode list = parsed(file);
        if (!list.isArray()) {
            throw new WrongValue("is not a list of clients; begin each with - client_id:");
        }
        List<ConfiguredClient> clients = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : list) {
            ConfiguredClient client = client(entry, "client " + (clients.size() + 1));
            if (!ids.add(client.id())) {
                throw new WrongValue("has two clients with the client_id " + client.id());
            }
            clients.add(client);
        }
        return List.copyOf(clients);
    }

    private static JsonNode parsed(Path file) throws WrongValue {
        try {
            return YAMLMapper.builder().build().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new WrongValue("cannot be read");
        } catch (JacksonException e) {
            throw new WrongValue(
                    "is not valid YAML near line " + e.getLocation().getLineNr());
        }
    }

    private static ConfiguredClient client(JsonNode entry, String place) throws WrongValue {
        for (String key : entry.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new WrongValue("has an unknown key in " + place + ": " + Quote.of(key));
            }
        }
        String id = text(entry, "client_id", place);
        List<String> uris = new ArrayList<>();
        for (JsonNode uri : entry.path("redirect_uris")) {
            uris.add(redirectUri(uri.asString(""), place));
        }
        if (uris.isEmpty()) {
            throw new WrongValue("has no redirect_uris in " + place);
        }
        String name = entry.path("client_name").asString(id);
        return new ConfiguredClient(id, name, uris, secret(entry.path("client_secret_sha256"), place));
    }

    private static String text(JsonNode entry, String key, String place) throws WrongValue {
        String text = entry.path(key).asString("");
        if (text.isBlank() || text.length() > 255) {
            throw new WrongValue("has no usable " + key + " in " + place);
        }
        return text;
    }

    private static String redirectUri(String text, String place) throws WrongValue {
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute() && !uri.isOpaque() && uri.getRawFragment() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            // Told below, with what is not a redirect URI for other reasons.
        }
        throw new WrongValue("has a redirect URI in " + place + " that is not an absolute URL without #");
    }

    private static Optional<String> secret(JsonNode hash, String place) throws WrongValue {
        if (hash.isMissingNode()) {
            return Optional.empty();
        }
        if (!SHA256.matcher(hash.asString("")).matches()) {
            throw new WrongValue("has a client_secret_sha256 in " + place + " that is not 64 hex digits; quote it");
        }
        return Optional.of(hash.asString().toLowerCase(Locale.ROOT));
    }
}
