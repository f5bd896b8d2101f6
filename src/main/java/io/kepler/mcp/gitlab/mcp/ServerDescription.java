package io.kepler.mcp.gitlab.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/** How this server introduces itself to clients. */
record ServerDescription(String name, String version, String title) {

    static final String INSTRUCTIONS =
            "Tools to work with GitLab as the signed-in user. project_id takes a numeric id or"
                    + " a full path such as group/app. Lists answer items and page. When page.next is there, pass it as cursor"
                    + " to go on. Reads are concise, detail=full gives every field.";

    /** What initialize is answered, after the two sides agreed on a revision. */
    Map<String, Object> introduction(Revision revision) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("protocolVersion", revision.text());
        result.put("capabilities", capabilities());
        result.put("serverInfo", Map.of("name", name, "version", version, "title", title));
        result.put("instructions", INSTRUCTIONS);
        return result;
    }

    /** What server/discover is answered. */
    Map<String, Object> discovery(int ttlMillis) {
        Map<String, Object> capabilities = capabilities();
        capabilities.remove("logging");
        capabilities.put("extensions", Map.of(TaskFeatures.EXTENSION, Map.of()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("supportedVersions", ModernRequest.SUPPORTED);
        result.put("capabilities", capabilities);
        result.put("instructions", INSTRUCTIONS);
        result.put("ttlMs", ttlMillis);
        result.put("cacheScope", "private");
        return result;
    }

    private static Map<String, Object> capabilities() {
        Map<String, Object> capabilities = new LinkedHashMap<>();
        capabilities.put("tools", Map.of("listChanged", true));
        capabilities.put("resources", Map.of("subscribe", true, "listChanged", true));
        capabilities.put("prompts", Map.of("listChanged", true));
        capabilities.put("completions", Map.of());
        capabilities.put("logging", Map.of());
        return capabilities;
    }
}
