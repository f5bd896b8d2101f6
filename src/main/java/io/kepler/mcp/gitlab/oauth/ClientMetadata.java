package io.kepler.mcp.gitlab.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a client says of itself (RFC 7591, 2). What we do not need is passed over, whatever it says. */
record ClientMetadata(String name, List<String> redirectUris, Optional<ClientAuthentication> authentication) {

    private static final int MOST_URIS = 20;
    private static final int LONGEST_NAME = 100;
    private static final String UNNAMED = "A client without a name";
    /** Line breaks and invisible characters, which could turn a name into something else on the page. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}]+");

    static ClientMetadata of(JsonNode json) throws OAuthException {
        if (!json.isObject()) {
            throw invalid("Send one JSON object with redirect_uris.");
        }
        if (json.path("grant_types").isArray() && !holds(json.path("grant_types"), "authorization_code")) {
            throw invalid("Only the grant type authorization_code is offered, with refresh_token.");
        }
        return new ClientMetadata(
                name(json.path("client_name").asString("")),
                redirectUris(json.path("redirect_uris")),
                authentication(json.path("token_endpoint_auth_method").asString("")));
    }

    private static boolean holds(JsonNode array, String text) {
        for (JsonNode item : array) {
            if (item.asString("").equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static String name(String text) {
        String name = UNSEEN.matcher(text).replaceAll(" ").strip();
        if (name.isEmpty()) {
            return UNNAMED;
        }
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static List<String> redirectUris(JsonNode array) throws OAuthException {
        List<String> uris = new ArrayList<>();
        for (JsonNode item : array) {
            String text = item.asString("");
            uris.add(RedirectUri.parse(text)
                    .orElseThrow(() -> invalidUri("A redirect URI is https, http to localhost, 127.0.0.1 or [::1], or"
                            + " has a scheme private to an app; it has no user name and no fragment."))
                    .text());
        }
        if (!array.isArray() || uris.isEmpty() || uris.size() > MOST_URIS) {
            throw invalidUri("Name between 1 and " + MOST_URIS + " redirect_uris.");
        }
        return List.copyOf(uris);
    }

    private static Optional<ClientAuthentication> authentication(String method) throws OAuthException {
        if (method.isEmpty()) {
            return Optional.empty();
        }
        for (ClientAuthentication known : ClientAuthentication.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(method)) {
                return Optional.of(known);
            }
        }
        throw invalid("token_endpoint_auth_method is none, client_secret_post or client_secret_basic.");
    }

    private static OAuthException invalidUri(String description) {
        return new OAuthException(400, "invalid_redirect_uri", description);
    }

    static OAuthException invalid(String description) {
        return new OAuthException(400, "invalid_client_metadata", description);
    }
}
