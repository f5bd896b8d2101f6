package io.kepler.mcp.gitlab.oauth;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/**
 * Describes the authorization server at every place clients look (RFC 8414, 3; OpenID Connect Discovery, 4): with and
 * without our path behind the well-known part, so that a proxy can map the host's root here unchanged.
 */
@Path("/")
@NoStore
public final class MetadataEndpoint {

    private final Metadata metadata;
    private final String issuerPath;

    MetadataEndpoint(Metadata metadata) {
        this.metadata = metadata;
        this.issuerPath = metadata.issuer().path();
    }

    @GET
    @Path(".well-known/oauth-authorization-server{path: (/.*)?}")
    public Response authorizationServer(@PathParam("path") String path) {
        return isIssuer(path) ? OAuthErrors.json(200, metadata.authorizationServer()) : notFound();
    }

    @GET
    @Path(".well-known/openid-configuration{path: (/.*)?}")
    public Response openId(@PathParam("path") String path) {
        return isIssuer(path) ? OAuthErrors.json(200, metadata.openId()) : notFound();
    }

    /** No keys, for nothing is signed; the metadata has to name a place for them. */
    @GET
    @Path("oauth/jwks")
    public Response keys() {
        return OAuthErrors.json(200, Map.of("keys", List.of()));
    }

    private boolean isIssuer(String path) {
        return path.isEmpty() || path.equals(issuerPath);
    }

    static Response notFound() {
        return OAuthErrors.json(404, Map.of("error", "There is nothing here."));
    }
}
