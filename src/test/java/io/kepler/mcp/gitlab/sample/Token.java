package io.kepler.mcp.gitlab.sample;

import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller may show instead of a password.
 *
 * @param about what the token's own endpoint says: of a personal access token, or of the job of a job token
 */
record Token(Kind kind, User user, Set<String> scopes, Instant expiresAt, boolean revoked, ObjectNode about) {

    /** Where it comes from, which decides the header it travels in. */
    enum Kind {
        PERSONAL,
        OAUTH,
        JOB
    }

    boolean expired() {
        return !Instant.now().isBefore(expiresAt);
    }

    /** The same token, no longer good from the given time on. */
    Token expiringAt(Instant then) {
        return new Token(kind, user, scopes, then, revoked, about);
    }

    Token withdrawn() {
        return new Token(kind, user, scopes, expiresAt, true, about);
    }

    boolean mayRead() {
        return scopes.contains("api") || scopes.contains("read_api");
    }

    boolean mayWrite() {
        return scopes.contains("api");
    }
}
