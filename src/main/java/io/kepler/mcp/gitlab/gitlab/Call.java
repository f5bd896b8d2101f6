package io.kepler.mcp.gitlab.gitlab;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A request made ready to be sent, perhaps more than once: checked address, written body. */
final class Call {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] NOTHING = {};

    private final Request.Method method;
    private final URI uri;
    private final byte @Nullable [] body;
    private final Credential credential;
    private final @Nullable String known;
    private final long longest;
    private final @Nullable Trace trace;
    private final Deadline deadline;

    Call(Request request, Destination destination, Credential credential, Deadline deadline) {
        this.method = request.method();
        this.uri = destination.of(request);
        this.body = body(request);
        this.credential = credential;
        this.known = request.known();
        this.longest = request.longest();
        this.trace = request.trace();
        this.deadline = deadline;
    }

    private static byte @Nullable [] body(Request request) {
        return switch (request.method()) {
            case POST, PUT, PATCH -> request.json() == null ? NOTHING : JSON.writeValueAsBytes(request.json());
            case GET, HEAD, DELETE -> {
                if (request.json() != null) {
                    throw new GitLabException(
                            Fault.INTERNAL,
                            "A " + request.method() + " has no body: its parameters go into the query.");
                }
                yield null;
            }
        };
    }

    Request.Method method() {
        return method;
    }

    URI uri() {
        return uri;
    }

    byte @Nullable [] body() {
        return body;
    }

    Credential credential() {
        return credential;
    }

    /** The entity tag of what the caller has already. */
    @Nullable
    String known() {
        return known;
    }

    /** What the call is part of. */
    @Nullable
    Trace trace() {
        return trace;
    }

    /** The most bytes to read, given what is read of other answers at most. */
    long cap(long usual) {
        return longest > 0 ? longest : usual;
    }

    /** Whether an answer with this status is what the call is for. */
    boolean succeeds(int status) {
        return status / 100 == 2 || (status == 304 && known != null);
    }

    Deadline deadline() {
        return deadline;
    }

    /** Only reads follow a redirect: a changed write would be another call than the one asked for. */
    boolean mayBeRedirected() {
        return method == Request.Method.GET || method == Request.Method.HEAD;
    }
}
