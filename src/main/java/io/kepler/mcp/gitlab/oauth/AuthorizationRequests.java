package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;

/** The authorization requests that are under way in some browser. */
public interface AuthorizationRequests {

    void add(AuthorizationRequest request);

    Optional<AuthorizationRequest> find(String idHash);

    /** Records that the user allowed it; false when that was recorded already or the request is gone. */
    boolean consent(String idHash);

    /** Hands the request out and forgets it: at most one caller gets it, and nobody when it expired. */
    Optional<AuthorizationRequest> take(String idHash, Instant now);
}
