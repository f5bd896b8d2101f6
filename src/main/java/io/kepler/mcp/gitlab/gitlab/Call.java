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
    private final Deadline deadline;

    Call(Request request, Destination destination, Credential credential, Deadline deadline) {
        this.method = request.method();
        this.uri = destination.of(request);
        this.body = body(request);
        this.credential = credential;
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

    Deadline deadline() {
        return deadline;
    }

    /** Only reads follow a redirect: a changed write would be another call than the one asked for. */
    boolean mayBeRedirected() {
        return method == Request.Method.GET || method == Request.Method.HEAD;
    }
}
