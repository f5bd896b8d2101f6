package io.kepler.mcp.gitlab.oauth;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What we say of ourselves to clients that know nothing but an address. */
record Metadata(Issuer issuer, Scopes scopes, List<String> authorizationServers, boolean registration, String name) {

    Metadata {
        authorizationServers = List.copyOf(authorizationServers);
    }

    /** RFC 9728, 2. */
    Map<String, Object> protectedResource() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resource", issuer.resource());
        metadata.put("authorization_servers", authorizationServers);
        metadata.put("scopes_supported", words(scopes.standard()));
        metadata.put("bearer_methods_supported", List.of("header"));
        metadata.put("resource_name", name);
        return metadata;
    }

    /** RFC 8414, 2. */
    Map<String, Object> authorizationServer() {
        List<String> methods = Arrays.stream(ClientAuthentication.values())
                .map(method -> method.name().toLowerCase(Locale.ROOT))
                .toList();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer.toString());
        metadata.put("authorization_endpoint", issuer.at("/oauth/authorize"));
        metadata.put("token_endpoint", issuer.at("/oauth/token"));
        if (registration) {
            metadata.put("registration_endpoint", issuer.at("/oauth/register"));
        }
        metadata.put("revocation_endpoint", issuer.at("/oauth/revoke"));
        metadata.put("scopes_supported", words(scopes.offered()));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        metadata.put("token_endpoint_auth_methods_supported", methods);
        metadata.put("revocation_endpoint_auth_methods_supported", methods);
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("client_id_metadata_document_supported", true);
        return metadata;
    }

    /**
     * The same for clients that look where OpenID Connect has it. They insist on its required members, so these are
     * there; no ID token is ever issued.
     */
    Map<String, Object> openId() {
        Map<String, Object> metadata = authorizationServer();
        metadata.put("jwks_uri", issuer.at("/oauth/jwks"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return metadata;
    }

    private static List<String> words(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).toList();
    }
}
