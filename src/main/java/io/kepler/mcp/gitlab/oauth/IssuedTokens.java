package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The access and refresh tokens that clients hold. */
public interface IssuedTokens {

    /** Keeps a first pair; false, and nothing is kept, when its grant or its family was removed meanwhile. */
    boolean add(IssuedToken access, IssuedToken refresh);

    Optional<IssuedToken> find(String hash);

    /** Replaces a refresh token atomically. The new pair is kept when the answer is REPLACED or GRACE. */
    Rotation rotate(String refreshHash, IssuedToken access, IssuedToken refresh, Instant now, Duration grace);

    /** Removes all tokens of the family, for good: a pair that is on its way is not kept either. */
    void removeFamily(String familyId);
}
