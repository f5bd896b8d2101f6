package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Signature;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Someone with an account.
 *
 * @param profile everything, as the user sees it
 * @param brief the few fields that other entities carry, to be read only
 */
record User(long id, String username, String name, boolean admin, Entity profile, ObjectNode brief) {

    Signature signature(Instant when) {
        return new Signature(name, profile.text("email"), when);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof User user && user.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
