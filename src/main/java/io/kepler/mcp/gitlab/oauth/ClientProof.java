package io.kepler.mcp.gitlab.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who calls the token and revocation endpoints: none, post and basic of RFC 6749, 2.3. */
final class ClientProof {

    private static final String BASIC = "Basic ";

    private final KnownClients clients;

    ClientProof(KnownClients clients) {
        this.clients = clients;
    }

    private record Shown(String id, Optional<String> secret) {}

    /** The client, when it is known and, if it has a secret, showed it. */
    Client client(@Nullable String authorization, Parameters form) throws OAuthException {
        Shown shown = shown(authorization, form);
        // Hashing does not depend on whether the client exists, so the time does not tell.
        String hash = shown.secret().map(Sha256::hex).orElse("");
        Client client = clients.find(shown.id()).orElseThrow(ClientProof::refused);
        if (client.authentication() == ClientAuthentication.NONE) {
            if (shown.secret().isPresent()) {
                throw refused();
            }
            return client;
        }
        if (!Sha256.same(client.secretHash().orElseThrow(ClientProof::refused), hash)) {
            throw refused();
        }
        return client;
    }

    private static Shown shown(@Nullable String authorization, Parameters form) throws OAuthException {
        Optional<String> id = form.find("client_id");
        Optional<String> secret = form.find("client_secret");
        if (authorization == null) {
            return new Shown(id.orElseThrow(() -> OAuthException.invalidClient("client_id is missing.")), secret);
        }
        if (secret.isPresent()) {
            throw OAuthException.invalidRequest("Send the client's secret once, in the header or in the form.");
        }
        Shown basic = basic(authorization);
        if (id.isPresent() && !id.get().equals(basic.id())) {
            throw OAuthException.invalidRequest("client_id is not the one of the Authorization header.");
        }
        return basic;
    }

    private static Shown basic(String authorization) throws OAuthException {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw refused();
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String pair = new String(bytes, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                String secret = decoded(pair.substring(colon + 1));
                return new Shown(
                        decoded(pair.substring(0, colon)), Optional.of(secret).filter(text -> !text.isEmpty()));
            }
        } catch (IllegalArgumentException e) {
            // Neither Base64 nor form-encoded: refused as any other wrong secret.
        }
        throw refused();
    }

    /** Inside Basic, both halves are form-encoded (RFC 6749, 2.3.1). */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static OAuthException refused() {
        return OAuthException.invalidClient("The client is not known or its secret is wrong.");
    }
}
