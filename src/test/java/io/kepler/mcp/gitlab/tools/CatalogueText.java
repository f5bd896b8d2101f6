package io.kepler.mcp.gitlab.tools;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A small catalogue written in a test: one toolset called issues, some shared definitions, and the tools given. */
public final class CatalogueText {

    private final Map<String, String> files = new HashMap<>();

    private CatalogueText() {
        files.put("tools/_toolsets.yaml", "issues: Read and write issues.");
        files.put("tools/_shared.yaml", """
                parameters:
                  detail: { enum: [concise, full], default: concise }
                  per_page: { type: integer, minimum: 1, maximum: 100, capped: true, default: 20 }
                  max_items: { type: integer, minimum: 1, maximum: 1000, capped: true, default: 100 }
                  cursor: {}
                  project_id: { description: Id or full path }
                  issue_iid: { type: integer }
                  sort: { enum: [asc, desc], default: desc }
                fields:
                  issue_item: [iid, title, author.username]
                """);
    }

    public static CatalogueText issues(String tools) {
        return new CatalogueText().with("tools/issues.yaml", tools);
    }

    /** The only tool of a file. */
    static Tool tool(String yaml) {
        return issues(yaml).read().tools().get(0);
    }

    CatalogueText with(String path, String text) {
        files.put(path, text);
        return this;
    }

    public Catalogue read() {
        return new CatalogueReader(path -> Optional.ofNullable(files.get(path))).read();
    }
}
