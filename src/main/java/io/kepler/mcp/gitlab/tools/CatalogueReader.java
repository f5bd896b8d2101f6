package io.kepler.mcp.gitlab.tools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the catalogue's files. Anything it does not understand is a mistake, never ignored. */
final class CatalogueReader {

    private static final String FOLDER = "tools/";

    private final Function<String, Optional<String>> files;
    private final Map<String, String> namedBy = new HashMap<>();

    /** Takes the place the files come from: it is given a path like {@code tools/issues.yaml}. */
    CatalogueReader(Function<String, Optional<String>> files) {
        this.files = files;
    }

    Catalogue read() {
        List<Toolset> toolsets = file("_toolsets").children().stream()
                .map(CatalogueReader::toolset)
                .toList();
        Shared shared = new Shared(file("_shared"));
        List<Tool> tools = new ArrayList<>();
        for (Toolset toolset : toolsets) {
            for (Yaml yaml : file(toolset.name()).children()) {
                Tool tool = new ToolReader(toolset.name(), yaml, shared).read();
                claimNames(tool, yaml);
                tools.add(tool);
            }
        }
        return new Catalogue(toolsets, tools);
    }

    /** Most toolsets are only described. */
    private static Toolset toolset(Yaml yaml) {
        if (yaml.isText()) {
            return new Toolset(yaml.properName(), yaml.text(), false);
        }
        yaml.allow(Set.of("description", "extra"));
        return new Toolset(
                yaml.properName(),
                yaml.get("description").text(),
                yaml.find("extra").map(Yaml::flag).orElse(false));
    }

    private Yaml file(String name) {
        return Yaml.file(FOLDER + name + ".yaml", files);
    }

    private void claimNames(Tool tool, Yaml yaml) {
        claim(tool.name(), tool, yaml);
        tool.aliases().forEach(alias -> claim(alias, tool, yaml));
    }

    private void claim(String name, Tool tool, Yaml yaml) {
        String other = namedBy.putIfAbsent(name, tool.toolset() + "." + tool.name());
        if (other != null) {
            throw yaml.wrong("the name " + name + " is taken by " + other);
        }
    }
}
