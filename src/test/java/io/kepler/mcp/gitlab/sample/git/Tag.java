package io.kepler.mcp.gitlab.sample.git;

import java.time.Instant;

/** A name for a commit; with a message it is an object of its own. */
public record Tag(String name, String message, Commit commit, Instant created) {

    public boolean annotated() {
        return !message.isEmpty();
    }

    public String target() {
        return annotated() ? Sha.of("tag", name + message + commit.id()) : commit.id();
    }
}
