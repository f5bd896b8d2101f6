package io.kepler.mcp.gitlab.state;

import java.time.Duration;
import java.util.Optional;

/** Seals what is handed to clients and comes back: nobody else can read it or make one. */
public interface Seal {

    /** In the alphabet of URLs. */
    String seal(byte[] content);

    /** The content, or nothing when it is no seal of ours, was changed, or is older than that. */
    Optional<byte[]> open(String sealed, Duration maxAge);
}
