package io.kepler.mcp.gitlab.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the forms of our pages, and refuses those that other pages send. */
final class Forms {

    private final Browsers browsers;

    Forms(Browsers browsers) {
        this.browsers = browsers;
    }

    /** A form of ours, and the browser that sent it. */
    record Sent(Browser browser, Parameters form) {}

    Sent read(HttpServletRequest request, InputStream body, @Nullable MediaType type)
            throws OAuthException, IOException {
        Parameters form = Parameters.ofForm(body, type);
        Browser browser = browsers.known(request).orElseThrow(Forms::foreign);
        if (!browser.sent(form.find("csrf").orElse(""))) {
            throw foreign();
        }
        return new Sent(browser, form);
    }

    private static OAuthException foreign() {
        return new OAuthException(
                403,
                "invalid_request",
                "This form did not come from a page that this browser was shown lately. Cookies must be allowed; go back"
                        + " to where you started and try again.");
    }
}
