package io.kepler.mcp.gitlab.state;

import java.time.Instant;
import java.util.Set;

/**
 * A session of one of the revisions that begin with a handshake. Times are kept in microseconds.
 *
 * @param id what the client shows; stores in a database keep its hash only
 * @param owner whose session it is, in at most 500 characters
 * @param revision which the two sides agreed on
 * @param clientCapabilities as JSON, in at most a million characters
 * @param clientInfo as JSON, likewise
 * @param subscriptions the URIs of resources
 * @param usedAt when the last request came
 */
public record Session(
        String id,
        String owner,
        String revision,
        String clientCapabilities,
        String clientInfo,
        String logLevel,
        Set<String> subscriptions,
        Instant createdAt,
        Instant usedAt) {

    public Session {
        subscriptions = Set.copyOf(subscriptions);
    }

    /** The same session with what its client says about itself. */
    public Session introduced(String agreedRevision, String capabilities, String info) {
        return new Session(id, owner, agreedRevision, capabilities, info, logLevel, subscriptions, createdAt, usedAt);
    }

    public Session withLogLevel(String level) {
        return with(level, subscriptions, usedAt);
    }

    public Session withSubscriptions(Set<String> uris) {
        return with(logLevel, uris, usedAt);
    }

    Session usedAt(Instant at) {
        return with(logLevel, subscriptions, at);
    }

    private Session with(String level, Set<String> uris, Instant at) {
        return new Session(id, owner, revision, clientCapabilities, clientInfo, level, uris, createdAt, at);
    }
}
