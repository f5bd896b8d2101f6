package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Session;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods that only the revisions with a handshake know. */
final class SessionFeatures {

    private static final Map<String, Object> NOTHING = Map.of();

    private final ServerDescription server;
    private final SessionBook sessions;
    private final SessionListening listening;

    SessionFeatures(ServerDescription server, SessionBook sessions, SessionListening listening) {
        this.server = server;
        this.sessions = sessions;
        this.listening = listening;
    }

    Object introduction(Revision revision) {
        return server.introduction(revision);
    }

    /** Without a session a level or a subscription is taken and has no effect, for there is nobody to tell later. */
    Optional<Feature> find(String method, @Nullable Session session) {
        return switch (method) {
            case "ping" -> Optional.of(request -> NOTHING);
            case "logging/setLevel" -> Optional.of(request -> setLevel(request, session));
            case "resources/subscribe" -> Optional.of(request -> subscribe(request, session, true));
            case "resources/unsubscribe" -> Optional.of(request -> subscribe(request, session, false));
            default -> Optional.empty();
        };
    }

    private Object setLevel(Request request, @Nullable Session session) throws RpcException {
        LogLevel level = LogLevel.asked(request.text("level"));
        if (session != null) {
            sessions.change(session, old -> old.withLogLevel(level.word()));
        }
        return NOTHING;
    }

    private Object subscribe(Request request, @Nullable Session session, boolean wanted) throws RpcException {
        String uri = request.text("uri");
        if (session == null) {
            return NOTHING;
        }
        if (wanted && !listening.watchable(uri)) {
            return unwatchable(uri);
        }
        Session now = sessions.change(session, old -> old.withSubscriptions(changed(old.subscriptions(), uri, wanted)));
        if (wanted && !now.subscriptions().contains(uri)) {
            throw RpcException.invalidParams(
                    "a session can watch " + Watches.MOST_PER_OWNER + " resources and no more");
        }
        listening.changed(now);
        return NOTHING;
    }

    /** One more or one less, but never too many. */
    private static Set<String> changed(Set<String> before, String uri, boolean wanted) {
        Set<String> uris = new HashSet<>(before);
        if (!wanted) {
            uris.remove(uri);
        } else if (uris.size() < Watches.MOST_PER_OWNER) {
            uris.add(uri);
        }
        return uris;
    }

    /** What is not of GitLab may be anything: it is taken, as the specification wants, and there will be nothing to tell. */
    private static Object unwatchable(String uri) throws RpcException {
        if (uri.startsWith(GitLabResources.SCHEME)) {
            throw RpcException.invalidParams("this resource cannot be watched");
        }
        return NOTHING;
    }
}
