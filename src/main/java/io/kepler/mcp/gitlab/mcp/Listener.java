package io.kepler.mcp.gitlab.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A client that wants to hear of changes, at the other end of a stream of this node. */
interface Listener {

    /** The lists that can change. */
    enum Topic {
        TOOLS("toolsListChanged", "notifications/tools/list_changed"),
        PROMPTS("promptsListChanged", "notifications/prompts/list_changed"),
        RESOURCES("resourcesListChanged", "notifications/resources/list_changed");

        private final String filter;
        private final String notification;

        Topic(String filter, String notification) {
            this.filter = filter;
            this.notification = notification;
        }

        /** Its name in the filter of subscriptions/listen. */
        String filter() {
            return filter;
        }

        String notification() {
            return notification;
        }
    }

    /** What tells that nobody may listen here any longer, while all else may pass: no credential, no right, no session. */
    Set<Integer> OVER = Set.of(401, 403, 404);

    Set<Topic> topics();

    /** Whose it is. */
    String owner();

    /**
     * Who it is at this moment.
     *
     * @throws RpcException when the listener may not listen any longer, or nobody can tell now
     */
    Proof proof() throws RpcException;

    /** Who it is, or nothing; one that may not listen any longer is ended. */
    default Optional<Proof> check() {
        try {
            return Optional.of(proof());
        } catch (RpcException e) {
            if (OVER.contains(e.status())) {
                end();
            }
            return Optional.empty();
        }
    }

    void tell(String notification, Map<String, Object> params);

    /** Says goodbye. */
    void end();
}
