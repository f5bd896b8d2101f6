package io.kepler.mcp.gitlab.tools;

import java.util.List;

/** How GitLab hands out a long list. */
public enum Paging {
    NONE,
    OFFSET,
    KEYSET;

    /** The shared parameters a tool takes for it. */
    List<String> parameters() {
        return this == NONE ? List.of() : List.of("per_page", "max_items", "cursor");
    }
}
