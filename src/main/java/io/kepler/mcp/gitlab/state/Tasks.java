package io.kepler.mcp.gitlab.state;

import java.util.Optional;

/** The tasks of all nodes. A task is gone when its ttl is over. */
public interface Tasks {

    /**
     * Adds a task. When the owner has as many as allowed, the oldest that came to its end makes room.
     *
     * @return false when the owner has as many that did not come to their end, and nothing was added
     */
    boolean add(Task task, int maxPerOwner);

    Optional<Task> find(String id);

    /**
     * Takes over status, message, time of update, ttl, poll interval and content when nobody else replaced the task since
     * it was read; its version is then one higher.
     *
     * @return false when somebody did, or when the task is gone
     */
    boolean replace(Task task);
}
