package io.kepler.mcp.gitlab.tools;

import java.util.LinkedHashMap;
import java.util.Map;

/** A tool as {@code tools/list} shows it to clients. */
public final class Listing {

    private Listing() {}

    public static Map<String, Object> of(Tool tool) {
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("name", tool.name());
        if (tool.title() != null) {
            listing.put("title", tool.title());
        }
        listing.put("description", tool.description());
        listing.put("inputSchema", Schema.of(tool));
        listing.put("annotations", annotations(tool));
        return listing;
    }

    /** The hints of MCP. Those about writing mean nothing for a tool that only reads, so they are left out there. */
    private static Map<String, Object> annotations(Tool tool) {
        Map<String, Object> hints = new LinkedHashMap<>();
        hints.put("readOnlyHint", tool.effect().readOnly());
        if (!tool.effect().readOnly()) {
            hints.put("destructiveHint", tool.effect().destructive());
            hints.put("idempotentHint", tool.effect().idempotent());
        }
        if (!tool.asksGitLab()) {
            hints.put("openWorldHint", false);
        }
        return hints;
    }
}
