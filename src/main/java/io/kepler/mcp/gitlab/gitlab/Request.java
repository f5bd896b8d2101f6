package io.kepler.mcp.gitlab.gitlab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call to GitLab's REST API.
 *
 * @param path below {@code /api/v4}, starting with a slash, every value already encoded as one segment
 * @param query names and values as they are, in order; a name may repeat
 * @param json the body as it will be written, or null for none
 * @param known the entity tag of the answer that the caller has already, or null
 * @param longest most bytes to read of the answer, or 0 for the limit that holds for all
 * @param trace what the call is part of, or null
 */
public record Request(
        Method method,
        String path,
        List<Map.Entry<String, String>> query,
        @Nullable Map<String, Object> json,
        @Nullable String known,
        long longest,
        @Nullable Trace trace) {

    /** The methods of GitLab's REST API. */
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE;

        /** Whether a second identical call changes nothing more, so that it may be retried. */
        public boolean idempotent() {
            return this != POST && this != PATCH;
        }
    }

    public Request {
        query = List.copyOf(query);
    }

    public Request(
            Method method, String path, List<Map.Entry<String, String>> query, @Nullable Map<String, Object> json) {
        this(method, path, query, json, null, 0, null);
    }

    public static Request get(String path) {
        return new Request(Method.GET, path, List.of(), null);
    }

    /** The same, to be answered with 304 and no body when nothing changed since the answer with this entity tag. */
    public Request unless(@Nullable String entityTag) {
        return new Request(method, path, query, json, entityTag, longest, trace);
    }

    /** The same for a reader that keeps only a small part of a long answer. */
    public Request upTo(long bytes) {
        return new Request(method, path, query, json, known, bytes, trace);
    }

    /** The same as a part of a trace. */
    public Request partOf(Trace whole) {
        return new Request(method, path, query, json, known, longest, whole);
    }
}
