package io.kepler.mcp.gitlab.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One tool of a test. */
record FixtureTool(Map<String, Object> listing, ToolSource.ToolEntry entry) {

    static FixtureTool of(String name, ToolSource.ToolEntry entry) {
        return new FixtureTool(Fixtures.tool(name), entry);
    }

    String name() {
        return String.valueOf(listing.get("name"));
    }

    /** Several of them. */
    static final class Set implements ToolSource {

        private final List<FixtureTool> tools;

        Set(FixtureTool... tools) {
            this.tools = List.of(tools);
        }

        @Override
        public List<Map<String, Object>> listings() {
            return tools.stream().map(FixtureTool::listing).toList();
        }

        @Override
        public Optional<ToolEntry> find(String name) {
            Stream<FixtureTool> found =
                    tools.stream().filter(tool -> tool.name().equals(name));
            return found.map(FixtureTool::entry).findFirst();
        }
    }
}
