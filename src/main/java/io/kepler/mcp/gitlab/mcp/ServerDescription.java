package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** How this server introduces itself to clients. */
record ServerDescription(String name, String version, String title) {

    static final String INSTRUCTIONS =
            "Tools to work with GitLab as the signed-in user. project_id takes a numeric id or"
                    + " a full path such as group/app. Lists answer items and page. When page.next is there, pass it as cursor"
                    + " to go on. Reads are concise, detail=full gives every field.";

    /** What initialize is answered, after the two sides agreed on a revision. */
    McpSchema.InitializeResult introduction(Revision revision) {
        McpSchema.Implementation info =
                McpSchema.Implementation.builder(name, version).title(title).build();
        return McpSchema.InitializeResult.builder(
                        revision.text(), capabilities().build(), info)
                .instructions(INSTRUCTIONS)
                .build();
    }

    /** What server/discover is answered. */
    Map<String, Object> discovery(int ttlMillis) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("supportedVersions", ModernRequest.SUPPORTED);
        result.put(
                "capabilities",
                capabilities()
                        .extensions(Map.of(TaskFeatures.EXTENSION, Map.of()))
                        .build());
        result.put("instructions", INSTRUCTIONS);
        result.put("ttlMs", ttlMillis);
        result.put("cacheScope", "private");
        return result;
    }

    private static McpSchema.ServerCapabilities.Builder capabilities() {
        return McpSchema.ServerCapabilities.builder()
                .tools(true)
                .resources(true, true)
                .prompts(true)
                .completions()
                .logging();
    }
}
