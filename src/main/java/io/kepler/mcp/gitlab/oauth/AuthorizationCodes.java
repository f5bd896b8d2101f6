package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;

/** The codes that were issued and not yet forgotten. */
public interface AuthorizationCodes {

    void add(AuthorizationCode code);

    /** Uses the code up: exactly one caller is the first. Nothing when it is unknown, or expired without any use. */
    Optional<Redemption> redeem(String codeHash, Instant now);
}
