package io.kepler.mcp.gitlab.oauth.gitlab;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells whoever waits for a login why there is none: a page for browsers, JSON for programs. */
@FunctionalInterface
public interface Refusing {

    /**
     * Answers the request.
     *
     * @param description safe to show
     */
    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String error, String description)
            throws IOException;
}
