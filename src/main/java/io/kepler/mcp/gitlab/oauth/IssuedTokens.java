package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The access and refresh tokens that clients hold. */
public interface IssuedTokens {
    /** How many pairs may wait at once for the place of one refresh token. */
    int MOST_RIVALS = 3;

    /** Keeps a first pair; false, and nothing is kept, when its grant or its family was removed meanwhile. */
    boolean add(IssuedToken access, IssuedToken refresh);

    Optional<IssuedToken> find(String hash);

    /**
     * Replaces a refresh token atomically, which is a use of it as well. The new pair is kept when the answer is REPLACED
     * or GRACE.
     */
    Rotation rotate(String refreshHash, IssuedToken access, IssuedToken refresh, Instant now, Duration grace);

    /**
     * Notes that a token is used, which ends the other pairs that were issued for the same refresh token.
     *
     * @return false when another pair was used first, so that this token is gone
     */
    boolean use(String hash);

    /** Removes all tokens of the family, for good: a pair that is on its way is not kept either. */
    void removeFamily(String familyId);
}
