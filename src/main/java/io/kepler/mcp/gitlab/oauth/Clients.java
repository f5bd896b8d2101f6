package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;

/** The clients that registered themselves, and the metadata documents we fetched; configured ones are not kept here. */
public interface Clients {

    /**
     * Adds a client, or replaces the one with its id.
     *
     * @param addressHash hash of the network address it came from, to count registrations
     */
    void add(Client client, String addressHash);

    Optional<Client> find(String id);

    void used(String id, Instant at);

    /** How many clients registered from this address since then; metadata documents do not count. */
    int registeredSince(String addressHash, Instant since);

    /** Removes the clients without a grant that nobody used since then. */
    int removeUnused(Instant notUsedSince);
}
