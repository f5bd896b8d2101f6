package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;

/** Values of browser sessions, encrypted. Only the hash of the cookie is known here. */
public interface BrowserSessions {

    Optional<byte[]> get(String sessionHash, String key, Instant now);

    void put(String sessionHash, String key, byte[] value, Instant expiresAt);

    void remove(String sessionHash, String key);

    void destroy(String sessionHash);

    /** Moves all values to a session with a new cookie, as a login does. */
    void rename(String oldHash, String newHash);
}
