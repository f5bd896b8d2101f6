package io.kepler.mcp.gitlab.tools;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every tool there is, in the order of the toolsets and of their files. */
public final class Catalogue {

    private final List<Toolset> toolsets;
    private final List<Tool> tools;
    private final List<Tool> all;
    private final Map<String, Tool> byName;

    Catalogue(List<Toolset> toolsets, Collection<Tool> tools) {
        this.toolsets = List.copyOf(toolsets);
        this.all = List.copyOf(tools);
        Set<String> extra =
                toolsets.stream().filter(Toolset::extra).map(Toolset::name).collect(Collectors.toUnmodifiableSet());
        this.tools =
                all.stream().filter(tool -> !extra.contains(tool.toolset())).toList();
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
        return new CatalogueReader(Yaml::resource).read();
    }

    public List<Toolset> toolsets() {
        return toolsets;
    }

    /** The tools every client is shown. */
    public List<Tool> tools() {
        return tools;
    }

    /** The same with those of the extra toolsets. */
    public List<Tool> all() {
        return all;
    }

    /** The tools of one toolset. */
    public List<Tool> of(String toolset) {
        return all.stream().filter(tool -> tool.toolset().equals(toolset)).toList();
    }

    /** Any tool, extra or not. */
    public Optional<Tool> find(String nameOrAlias) {
        return Optional.ofNullable(byName.get(nameOrAlias));
    }

    /** At most three names that someone who asked for an unknown tool may have meant. */
    public List<String> suggest(String unknown) {
        return Suggest.closest(unknown, tools.stream().map(Tool::name).toList());
    }
}
