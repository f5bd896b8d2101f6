package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The grants, with the GitLab tokens encrypted. */
public interface Grants {

    /** Keeps the grant. One of the same client, instance and user keeps its id and creation and gets the rest. */
    Grant save(Grant grant);

    Optional<Grant> find(String id);

    List<Grant> ofUser(String instance, long userId);

    /**
     * Runs the work while the row is locked for every other thread and node; the tokens it returns are committed before
     * this returns. What the work throws is thrown, and nothing changes. The work may not call the stores.
     *
     * @return the grant as it is now, or nothing when there is none
     * @throws StoresUnavailableException when the lock is not free within half a minute
     */
    Optional<Grant> refresh(String id, UnaryOperator<Grant> work);

    /** Notes the last use; skipped while the grant is locked, for then it is in use anyway. */
    void used(String id, Instant at);

    /** Removes the grant with its issued tokens and codes. */
    boolean remove(String id);

    /** Removes the grant if neither a token nor an unused code of it is good any more, and says what it was. */
    Optional<Grant> removeUnused(String id, Instant now);

    /** Removes one grant that was created and last used before then and has neither tokens nor codes. */
    Optional<Grant> removeOneWithoutTokens(Instant createdBefore);
}
