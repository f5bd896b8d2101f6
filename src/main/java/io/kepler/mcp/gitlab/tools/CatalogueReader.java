package io.kepler.mcp.gitlab.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A file of the class path. */
    static Optional<String> resource(String path) {
        try (InputStream stream = CatalogueReader.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }

    Catalogue read() {
        List<Toolset> toolsets = file("_toolsets").children().stream()
                .map(yaml -> new Toolset(yaml.properName(), yaml.text()))
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

    private Yaml file(String name) {
        String path = FOLDER + name + ".yaml";
        return Yaml.read(path, files.apply(path).orElseThrow(() -> new CatalogueException(path + ": missing file")));
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
