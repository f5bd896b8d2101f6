package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.Origins;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets clients that run in a web page connect (Fetch standard, CORS protocol). What is said of this server is for
 * everybody, for it is the same for all and needs no credentials. Endpoints that change something are for the pages that
 * may call the MCP endpoint, and refuse those of strangers: a page anywhere could otherwise use a browser to reach a
 * server that only its network can.
 */
@PreMatching
final class CrossOrigin implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String MAX_AGE_SECONDS = "600";
    private static final Set<String> ENDPOINTS = Set.of("oauth/register", "oauth/token", "oauth/revoke");

    private final Origins origins;

    CrossOrigin(Origins origins) {
        this.origins = origins;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin == null || !(isPublic(request) || isEndpoint(request))) {
            return;
        }
        if (isEndpoint(request) && !origins.allow(origin)) {
            request.abortWith(OAuthErrors.response(OAuthException.accessDenied(
                    "Web pages of this origin may not call here; the operator can allow it with"
                            + " KEPLER_MCP_ALLOWED_ORIGINS.")));
        } else if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString("Origin");
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (isEndpoint(request)) {
            headers.add(HttpHeaders.VARY, "Origin");
            if (origin != null && origins.allow(origin)) {
                share(request, headers, origin, HttpMethod.POST);
            }
        } else if (origin != null && isPublic(request)) {
            share(request, headers, "*", HttpMethod.GET);
        }
    }

    private static void share(
            ContainerRequestContext request, MultivaluedMap<String, Object> headers, String origin, String method) {
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            headers.putSingle("Access-Control-Allow-Methods", method);
            headers.putSingle("Access-Control-Max-Age", MAX_AGE_SECONDS);
            String wanted = request.getHeaderString("Access-Control-Request-Headers");
            if (wanted != null) {
                headers.putSingle("Access-Control-Allow-Headers", wanted);
            }
        }
    }

    private static boolean isPublic(ContainerRequestContext request) {
        String path = path(request);
        return path.startsWith(".well-known/") || path.equals("oauth/jwks");
    }

    private static boolean isEndpoint(ContainerRequestContext request) {
        return ENDPOINTS.contains(path(request));
    }

    /** The path as resources are found by it, without parameters and without slashes more than needed. */
    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
