package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import java.io.IOException;

/** A user of the sample GitLab with a browser of their own, who allows whatever a client asks. */
enum Person {
    ALICE("Alice"),
    BOB("Bob");

    private final String name;

    Person(String name) {
        this.name = name;
    }

    /** Opens the address that a client printed, and ends where that client listens. */
    void allow(String url) throws IOException, InterruptedException {
        Page end = Browser.create().open(url).press("Allow").press(name).press("Authorize");
        if (end.status() != 200) {
            throw new AssertionError("the client did not like the answer: " + end);
        }
    }
}
