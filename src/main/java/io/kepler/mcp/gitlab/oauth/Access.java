package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;

/** What becomes of a bearer token at the MCP endpoint. */
public sealed interface Access {

    /** The token is good. */
    record Granted(Principal principal) implements Access {}

    /**
     * It is not: 401 with this challenge.
     *
     * @param challenge value of WWW-Authenticate
     */
    record Refused(String challenge, String description) implements Access {}

    /** It may be, but GitLab cannot be asked: 503, and the client keeps its token. */
    record Unavailable(Duration retryAfter) implements Access {}
}
