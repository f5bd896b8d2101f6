package io.kepler.mcp.gitlab.sample;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as the areas see it.
 *
 * @param uri as it came, nothing decoded
 * @param path values of the holes of the route's template, decoded
 * @param token what the caller showed, null for an anonymous one
 * @param authorization the header of this name, or ""
 */
record Call(
        String method,
        URI uri,
        Map<String, String> path,
        Params params,
        @Nullable Token token,
        String authorization) {

    String path(String hole) {
        String value = path.get(hole);
        if (value == null) {
            throw new IllegalStateException("the route has no {" + hole + "}");
        }
        return value;
    }

    int number(String hole) {
        try {
            return Integer.parseInt(path(hole));
        } catch (NumberFormatException e) {
            throw Params.invalid(hole);
        }
    }

    /** The user who asks; a job token is nobody, except where jobs are spoken of. */
    Optional<User> caller() {
        return token == null || token.kind() == Token.Kind.JOB ? Optional.empty() : Optional.of(token.user());
    }

    User user() {
        return caller().orElseThrow(Refusal::unauthorized);
    }
}
