package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.oauth.pages.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The one style sheet of the pages. */
@Path("/oauth/style.css")
public final class StyleSheet {

    private final byte[] css = Pages.styleSheet();

    @GET
    public Response get() {
        return Response.ok(css, "text/css;charset=utf-8")
                .header("Cache-Control", "public, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
