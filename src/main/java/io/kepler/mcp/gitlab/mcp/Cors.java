package io.kepler.mcp.gitlab.mcp;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

/** Lets the web pages of allowed origins read what the MCP endpoint answers (Fetch standard, CORS protocol). */
public final class Cors implements ContainerResponseFilter {

    private static final String MAX_AGE_SECONDS = "600";

    private final OriginAndHost originAndHost;

    Cors(OriginAndHost originAndHost) {
        this.originAndHost = originAndHost;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString("Origin");
        if (origin == null || !request.getUriInfo().getPath().equals("mcp")) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, "Origin");
        if (!originAndHost.allows(origin)) {
            return;
        }
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Expose-Headers", "Mcp-Session-Id, WWW-Authenticate, Retry-After");
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            headers.putSingle("Access-Control-Allow-Methods", "POST, DELETE");
            headers.putSingle("Access-Control-Max-Age", MAX_AGE_SECONDS);
            String wanted = request.getHeaderString("Access-Control-Request-Headers");
            if (wanted != null) {
                headers.putSingle("Access-Control-Allow-Headers", wanted);
            }
        }
    }
}
