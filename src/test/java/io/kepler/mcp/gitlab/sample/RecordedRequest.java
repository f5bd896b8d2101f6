package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the sample GitLab got.
 *
 * @param target path and query as they came, nothing decoded
 */
public record RecordedRequest(String method, String target, Map<String, List<String>> headers) {

    /** The first value of a header, names in any case. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().get(0))
                .findFirst();
    }
}
