package io.kepler.mcp.gitlab.resources;

import java.util.List;
import java.util.Optional;

/**
 * A part of the resources that can be named without being asked for.
 *
 * @param next the cursor of the part that follows, nothing after the last
 */
public record Listed(List<Entry> entries, Optional<String> next) {

    /** One resource in the list. */
    public record Entry(String uri, String name, String title, String description, String mimeType) {}

    public Listed {
        entries = List.copyOf(entries);
    }
}
