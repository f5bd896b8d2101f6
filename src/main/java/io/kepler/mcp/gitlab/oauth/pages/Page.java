package io.kepler.mcp.gitlab.oauth.pages;

/** What one page shows; its template has the same name. */
public sealed interface Page permits ConsentPage, OnwardPage, ErrorPage, ConnectionsPage, SignedOutPage {

    /** The template in {@code src/main/jte}. */
    String template();
}
