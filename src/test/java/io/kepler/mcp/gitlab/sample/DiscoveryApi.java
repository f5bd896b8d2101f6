package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** The documents below {@code /.well-known}, from which a client learns the rest. */
final class DiscoveryApi {
    private final String url;

    DiscoveryApi(Router router, World world) {
        this.url = world.url();
        router.root("GET", "/.well-known/openid-configuration", call -> Answer.ok(server()));
        router.root("GET", "/.well-known/oauth-authorization-server", call -> Answer.ok(server()));
        router.root("GET", "/.well-known/oauth-protected-resource", call -> Answer.ok(resource()));
        router.root("GET", "/oauth/discovery/keys", call -> Answer.ok(keys()));
    }

    private ObjectNode server() {
        ObjectNode json = Json.object()
                .put("issuer", url)
                .put("authorization_endpoint", url + "/oauth/authorize")
                .put("token_endpoint", url + "/oauth/token")
                .put("revocation_endpoint", url + "/oauth/revoke")
                .put("introspection_endpoint", url + "/oauth/introspect")
                .put("userinfo_endpoint", url + "/oauth/userinfo")
                .put("jwks_uri", url + "/oauth/discovery/keys");
        json.set("scopes_supported", Json.texts(new TreeSet<>(Application.SCOPES)));
        json.set("response_types_supported", Json.texts(List.of("code")));
        json.set("response_modes_supported", Json.texts(List.of("query")));
        json.set("grant_types_supported", Json.texts(List.of("authorization_code", "refresh_token")));
        json.set(
                "token_endpoint_auth_methods_supported",
                Json.texts(List.of("client_secret_basic", "client_secret_post")));
        json.set("subject_types_supported", Json.texts(List.of("public")));
        json.set("id_token_signing_alg_values_supported", Json.texts(List.of("RS256")));
        json.set("code_challenge_methods_supported", Json.texts(List.of("S256")));
        return json;
    }

    private ObjectNode resource() {
        ObjectNode json = Json.object().put("resource", url + "/api/v4/mcp");
        json.set("authorization_servers", Json.texts(List.of(url)));
        return json;
    }

    private static ObjectNode keys() {
        ObjectNode json = Json.object();
        json.putArray("keys");
        return json;
    }
}
