package io.kepler.mcp.gitlab.sample;

import java.util.Optional;

/**
 * One comment.
 *
 * @param discussion the thread it belongs to
 * @param individual whether it stands alone, so that nobody can reply in its thread
 */
record Note(String discussion, boolean individual, Entity entity) {

    /** Internal notes are for those who work on the project. */
    boolean visibleTo(Project project, Optional<User> user) {
        return !entity.is("internal") || project.access(user).covers(Access.REPORTER);
    }
}
