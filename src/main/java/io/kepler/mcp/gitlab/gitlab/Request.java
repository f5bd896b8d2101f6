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
 */
public record Request(
        Method method,
        String path,
        List<Map.Entry<String, String>> query,
        @Nullable Map<String, Object> json) {

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

    public static Request get(String path) {
        return new Request(Method.GET, path, List.of(), null);
    }
}
