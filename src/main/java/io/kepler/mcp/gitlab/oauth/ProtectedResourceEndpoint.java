package io.kepler.mcp.gitlab.oauth;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Tells clients who gives out tokens for the MCP endpoint (RFC 9728, 3), with and without its path in the address. */
@Path("/.well-known/oauth-protected-resource{path: (/.*)?}")
@NoStore
public final class ProtectedResourceEndpoint {

    private final Metadata metadata;
    private final List<String> paths;

    ProtectedResourceEndpoint(Metadata metadata) {
        this.metadata = metadata;
        this.paths = List.of("", "/mcp", metadata.issuer().path() + "/mcp");
    }

    @GET
    public Response get(@PathParam("path") String path) {
        return paths.contains(path) ? OAuthErrors.json(200, metadata.protectedResource()) : MetadataEndpoint.notFound();
    }
}
