package io.kepler.mcp.gitlab.tools;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every tool there is, in the order of the toolsets and of their files. */
public final class Catalogue {

    private final List<Toolset> toolsets;
    private final List<Tool> tools;
    private final Map<String, Tool> byName;

    Catalogue(List<Toolset> toolsets, Collection<Tool> tools) {
        this.toolsets = List.copyOf(toolsets);
        this.tools = List.copyOf(tools);
        Map<String, Tool> index = new HashMap<>();
        for (Tool tool : tools) {
            index.put(tool.name(), tool);
            tool.aliases().forEach(alias -> index.put(alias, tool));
        }
        this.byName = Map.copyOf(index);
    }

    /**
     * Reads the files below {@code tools/} on the class path.
     *
     * @throws CatalogueException when one of them is wrong
     */
    public static Catalogue load() {
        return new CatalogueReader(CatalogueReader::resource).read();
    }

    public List<Toolset> toolsets() {
        return toolsets;
    }

    public List<Tool> tools() {
        return tools;
    }

    public Optional<Tool> find(String nameOrAlias) {
        return Optional.ofNullable(byName.get(nameOrAlias));
    }

    /** At most three names that someone who asked for an unknown tool may have meant. */
    public List<String> suggest(String unknown) {
        return Suggest.closest(unknown, tools.stream().map(Tool::name).toList());
    }
}
