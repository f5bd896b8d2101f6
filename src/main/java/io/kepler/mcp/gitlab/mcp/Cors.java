package io.kepler.mcp.gitlab.mcp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets the web pages of allowed origins read what the endpoints of MCP answer (Fetch standard, CORS protocol). */
final class Cors {

    private static final String MAX_AGE_SECONDS = "600";

    private final OriginAndHost originAndHost;

    Cors(OriginAndHost originAndHost) {
        this.originAndHost = originAndHost;
    }

    void apply(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return;
        }
        response.addHeader("Vary", "Origin");
        if (!originAndHost.allows(origin)) {
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", "Mcp-Session-Id, WWW-Authenticate, Retry-After");
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
            response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
            String wanted = request.getHeader("Access-Control-Request-Headers");
            if (wanted != null) {
                response.setHeader("Access-Control-Allow-Headers", wanted);
            }
        }
    }
}
