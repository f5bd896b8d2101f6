package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.FreshLogin;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a login leaves in a session, as JSON. Nothing but these types is written, and nothing else read. */
final class SessionValues {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Class<? extends Record>> TYPES = Map.of(
            "user", GitLabUser.class,
            "pending", PendingLogin.class,
            "fresh", FreshLogin.class);

    private SessionValues() {}

    static byte[] write(Object value) {
        String type = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == value.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A session does not keep a " + value.getClass().getName()));
        return JSON.writeValueAsBytes(Map.of("type", type, "value", value));
    }

    static Object read(byte[] bytes) {
        JsonNode json = JSON.readTree(bytes);
        Class<? extends Record> type = TYPES.get(json.path("type").asString(""));
        if (type == null) {
            throw new IllegalArgumentException("A session holds what nobody here wrote");
        }
        return JSON.treeToValue(json.path("value"), type);
    }
}
