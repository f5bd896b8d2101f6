package io.kepler.mcp.gitlab.oauth.pages;

/** Sends the browser on after a form: a page of its own, because browsers apply form-action to redirects too. */
public record OnwardPage(Frame frame, String target, String where) implements Page {

    @Override
    public String template() {
        return "onward.jte";
    }
}
