package io.kepler.mcp.gitlab.oauth.pages;

/** Tells that this browser is no longer signed in. */
public record SignedOutPage(Frame frame) implements Page {

    @Override
    public String template() {
        return "signed-out.jte";
    }
}
