package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an OAuth endpoint answered. It may hold tokens and is never printed.
 *
 * @param json missing when the answer was no JSON
 */
public record OAuthReply(int status, JsonNode json, Optional<Duration> retryAfter) {

    /** The text of a field, empty when there is none. */
    public Optional<String> text(String field) {
        return json.path(field).asStringOpt().filter(text -> !text.isEmpty());
    }

    /** The error code of RFC 6749, 5.2. */
    public String error() {
        return text("error").orElse("");
    }

    @Override
    public String toString() {
        return "OAuthReply[" + status + "]";
    }
}
