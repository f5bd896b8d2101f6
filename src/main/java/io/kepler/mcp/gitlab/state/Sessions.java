package io.kepler.mcp.gitlab.state;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The sessions of all nodes. A session that nobody uses for the idle timeout is gone. */
public interface Sessions {

    /**
     * Adds a session and never refuses: when there are {@code max}, the least recently used one of the same owner makes
     * room, and only when the owner has none the least recently used of all.
     */
    void add(Session session, int max);

    Optional<Session> find(String id);

    /** Keeps a session alive. Nothing happens to one that is gone, or that was used later. */
    void used(String id, Instant at);

    /**
     * Changes a session as it is now, one change after the other; its owner and its times stay.
     *
     * @param change without any other effect, for it may be tried more than once
     * @return the changed session, or nothing when it is gone
     */
    Optional<Session> change(String id, UnaryOperator<Session> change);

    /** False when it was gone already. */
    boolean remove(String id);
}
