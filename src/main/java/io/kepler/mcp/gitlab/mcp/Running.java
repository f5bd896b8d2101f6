package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The requests of sessions that are not answered yet, so that a client can take one back from whichever node. */
final class Running {

    private static final String SIGNAL = "cancelled";
    private static final String ALL = "all_cancelled";

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Relay relay;
    private final JsonMapper json;

    Running(Relay relay, JsonMapper json) {
        this.relay = relay;
        this.json = json;
        relay.on(SIGNAL, (session, id) -> cancelHere(session + id));
        relay.on(
                ALL,
                (session, nothing) -> entries.forEach((key, entry) -> {
                    if (key.startsWith(session)) {
                        entry.request.deadline().cancel();
                    }
                }));
    }

    /** Enters a request; one without a session cannot be taken back. */
    Entry enter(@Nullable Session session, Request request) {
        Object id = request.message().id();
        String key = session == null || id == null ? "" : Relay.address(session.id()) + json.writeValueAsString(id);
        Entry entry = new Entry(key, request);
        if (!key.isEmpty()) {
            entries.put(key, entry);
        }
        return entry;
    }

    /** Ends the request, wherever it runs; nothing is answered to it then. */
    void cancel(String session, @Nullable Object requestId) {
        boolean isId = requestId instanceof String || requestId instanceof Number;
        if (isId) {
            String id = json.writeValueAsString(requestId);
            if (!cancelHere(Relay.address(session) + id)) {
                relay.send(SIGNAL, session, id);
            }
        }
    }

    /** Ends all requests of a session that is over, wherever they run. */
    void cancelAll(Session session) {
        relay.send(ALL, session.id(), "");
    }

    private boolean cancelHere(String key) {
        Entry entry = entries.get(key);
        if (entry != null) {
            entry.request.deadline().cancel();
        }
        return entry != null;
    }

    /** One request, until it is closed. */
    final class Entry implements AutoCloseable {

        private final String key;
        private final Request request;

        private Entry(String key, Request request) {
            this.key = key;
            this.request = request;
        }

        @Override
        public void close() {
            entries.remove(key, this);
        }
    }
}
