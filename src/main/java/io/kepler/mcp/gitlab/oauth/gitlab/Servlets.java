package io.kepler.mcp.gitlab.oauth.gitlab;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.pac4j.core.context.WebContext;
import org.pac4j.jee.context.JEEContext;

/** The servlet side of pac4j's view of a request. */
final class Servlets {

    private Servlets() {}

    static HttpServletRequest request(WebContext context) {
        return ((JEEContext) context).getNativeRequest();
    }

    static HttpServletResponse response(WebContext context) {
        return ((JEEContext) context).getNativeResponse();
    }
}
