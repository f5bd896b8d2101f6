package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Session;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listening streams of sessions. A session may have one on any node, and may change what it subscribed to on any
 * other; the nodes tell each other.
 */
final class SessionListening {

    static final int MOST_STREAMS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(SessionListening.class);
    private static final String CHANGED = "session_changed";
    private static final String ENDED = "session_ended";

    private final Map<Stream, String> streams = new ConcurrentHashMap<>();
    private final SessionBook sessions;
    private final Audience audience;
    private final Watches watches;
    private final Outgoing outgoing;
    private final Relay relay;
    private final Workers workers;

    SessionListening(
            SessionBook sessions,
            Audience audience,
            Watches watches,
            Outgoing outgoing,
            Relay relay,
            Workers workers,
            Timer timer) {
        this.sessions = sessions;
        this.audience = audience;
        this.watches = watches;
        this.outgoing = outgoing;
        this.relay = relay;
        this.workers = workers;
        relay.on(CHANGED, (address, nothing) -> of(address, Stream::reread));
        relay.on(ENDED, (address, nothing) -> of(address, stream -> timer.soon(stream::end)));
    }

    boolean watchable(String uri) {
        return watches.watchable(uri);
    }

    /**
     * Opens a stream of the session's changes.
     *
     * @throws RpcException when the session or its user has as many as may be
     */
    void begin(Session session, Inbound inbound) throws RpcException {
        String address = Relay.address(session.id());
        if (streams.values().stream().filter(address::equals).count() >= MOST_STREAMS) {
            throw new RpcException(
                    409,
                    RpcException.INVALID_REQUEST,
                    "This session has " + MOST_STREAMS + " listening streams already");
        }
        Stream stream = new Stream(session, inbound);
        audience.add(stream);
        streams.put(stream, address);
        // The session may have changed since it was read, when nobody was here to hear of it.
        stream.look();
        inbound.channel().onGone(() -> forget(stream));
    }

    /** Tells all nodes that a session subscribed to something else. */
    void changed(Session session) {
        relay.send(CHANGED, session.id(), "");
    }

    /** Tells all nodes that a session is over. */
    void ended(Session session) {
        relay.send(ENDED, session.id(), "");
    }

    private void of(String address, Consumer<Stream> action) {
        streams.forEach((stream, owner) -> {
            if (owner.equals(address)) {
                action.accept(stream);
            }
        });
    }

    private void forget(Stream stream) {
        streams.remove(stream);
        audience.remove(stream);
        watches.remove(stream);
    }

    /** One stream of one session. */
    private final class Stream implements Listener {

        private final Session session;
        private final Inbound inbound;
        /** In one go, so that nobody goes back to what was read before. */
        private final SerialExecutor looks = new SerialExecutor();

        private volatile Set<String> watched = Set.of();

        Stream(Session session, Inbound inbound) {
            this.session = session;
            this.inbound = inbound;
        }

        /** Everybody hears of lists: these revisions have no way to choose. */
        @Override
        public Set<Topic> topics() {
            return EnumSet.allOf(Topic.class);
        }

        @Override
        public String owner() {
            return session.owner();
        }

        /** As long as somebody listens the session lives, unless it had to make room for another. */
        @Override
        public Proof proof() throws RpcException {
            Proof proof = inbound.claim().verify();
            Session now = sessions.reread(session).orElseThrow(SessionBook::none);
            sessions.keep(now);
            if (!now.subscriptions().equals(watched)) {
                look();
            }
            return proof;
        }

        @Override
        public void tell(String notification, Map<String, Object> params) {
            inbound.channel().send(outgoing.notification(notification, params));
        }

        /** Not on the thread that brought the news, for it asks the database. */
        private void reread() {
            try {
                workers.execute(this::look);
            } catch (RejectedExecutionException e) {
                LOG.debug("All workers are busy, a changed subscription is heard of later");
            }
        }

        private void look() {
            looks.execute(() -> sessions.reread(session).ifPresentOrElse(this::watch, this::end));
        }

        private void watch(Session now) {
            watched = now.subscriptions();
            watches.set(this, watched);
            if (!streams.containsKey(this)) {
                // It was forgotten meanwhile.
                watches.remove(this);
            }
        }

        @Override
        public void end() {
            forget(this);
            inbound.channel().finish(Outcome.empty(200));
        }
    }
}
