package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.state.Session;
import io.kepler.mcp.gitlab.state.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Begins sessions, and finds them again for their owners only. */
final class SessionBook {

    /** A session is marked as used at most so often, because most clients ask more than once in a while. */
    private static final Duration MARK = Duration.ofSeconds(20);

    /** Most characters kept of what a client says about itself. */
    private static final int LONGEST = 100_000;

    private static final int NO_SESSION = 40401;

    private final Sessions sessions;
    private final Mint mint;
    private final int max;
    private final InstantSource clock;
    private final JsonMapper json;

    SessionBook(Sessions sessions, Mint mint, int max, InstantSource clock, JsonMapper json) {
        this.sessions = sessions;
        this.mint = mint;
        this.max = max;
        this.clock = clock;
        this.json = json;
    }

    /** Begins a session by the message initialize. */
    Session begin(Message initialize, Proof proof) throws RpcException {
        UnaryOperator<Session> introduction = introduction(initialize);
        return add(introduction.apply(stranger(proof)));
    }

    /** Makes a session before its client introduced itself, as the transport of 2024-11-05 needs it. */
    Session open(Proof proof) {
        return add(stranger(proof));
    }

    /** Begins a session that was opened before. */
    Session begin(Message initialize, Session opened) throws RpcException {
        return change(opened, introduction(initialize));
    }

    private UnaryOperator<Session> introduction(Message initialize) throws RpcException {
        Map<String, Object> params = initialize.params();
        if (!(params.get("protocolVersion") instanceof String version)
                || !(params.get("capabilities") instanceof Map<?, ?> capabilities)
                || !(params.get("clientInfo") instanceof Map<?, ?> client)
                || !(client.get("name") instanceof String)) {
            throw new RpcException(
                    400,
                    RpcException.INVALID_PARAMS,
                    "Invalid params: initialize needs protocolVersion, capabilities and clientInfo with a name");
        }
        String revision = Revision.offeredTo(version).text();
        String keptCapabilities = kept(capabilities);
        String keptClient = kept(client);
        return session -> session.introduced(revision, keptCapabilities, keptClient);
    }

    private String kept(Map<?, ?> said) throws RpcException {
        String text = json.writeValueAsString(said);
        if (text.length() > LONGEST) {
            throw new RpcException(
                    400, RpcException.INVALID_PARAMS, "Invalid params: initialize says more than is kept of a client");
        }
        return text;
    }

    private Session stranger(Proof proof) {
        Instant now = clock.instant();
        return new Session(
                mint.plain(), proof.owner(), Revision.V2024_11_05.text(), "{}", "{}", "", Set.of(), now, now);
    }

    private Session add(Session session) {
        sessions.add(session, max);
        return session;
    }

    /**
     * The session of a request.
     *
     * @throws RpcException when there is none of this user, or the request speaks another revision
     */
    Session use(String id, Proof proof, Headers headers) throws RpcException {
        Session session = find(id, proof);
        String version = headers.get(Era.VERSION_HEADER);
        if (version != null && !version.strip().equals(session.revision())) {
            throw new RpcException(
                    400,
                    RpcException.INVALID_REQUEST,
                    "Invalid request: this session speaks " + session.revision() + ", " + Era.VERSION_HEADER
                            + " says otherwise");
        }
        return session;
    }

    /** The session, when it is this user's. */
    Session find(String id, Proof proof) throws RpcException {
        Session session = sessions.find(id)
                .filter(found -> found.owner().equals(proof.owner()))
                .orElseThrow(SessionBook::none);
        keep(session);
        return session;
    }

    /** Keeps a session alive. */
    void keep(Session session) {
        Instant now = clock.instant();
        if (session.usedAt().plus(MARK).isBefore(now)) {
            sessions.used(session.id(), now);
        }
    }

    /** The session as it is now, for one that a stream was opened for. */
    Optional<Session> reread(Session session) {
        return sessions.find(session.id());
    }

    /**
     * Changes the session as it is now.
     *
     * @throws RpcException when it is gone
     */
    Session change(Session session, UnaryOperator<Session> change) throws RpcException {
        return sessions.change(session.id(), change).orElseThrow(SessionBook::none);
    }

    void end(Session session) {
        sessions.remove(session.id());
    }

    ClientCapabilities capabilities(Session session) {
        return ClientCapabilities.of(json.readValue(session.clientCapabilities(), Object.class));
    }

    static Revision revision(Session session) {
        return Revision.of(session.revision()).orElse(Revision.V2025_03_26);
    }

    /** What a request without a session speaks, as the revisions with a header say. */
    static Revision revision(Headers headers) {
        String version = headers.get(Era.VERSION_HEADER);
        return Optional.ofNullable(version)
                .map(String::strip)
                .flatMap(Revision::of)
                .orElse(Revision.V2025_03_26);
    }

    static RpcException none() {
        return new RpcException(404, NO_SESSION, "Session not found: begin a new one with initialize");
    }
}
