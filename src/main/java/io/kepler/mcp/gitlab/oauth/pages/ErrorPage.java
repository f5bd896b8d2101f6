package io.kepler.mcp.gitlab.oauth.pages;

/** Says why it does not go on, and what helps. */
public record ErrorPage(Frame frame, String error, String description) implements Page {

    @Override
    public String template() {
        return "error.jte";
    }
}
