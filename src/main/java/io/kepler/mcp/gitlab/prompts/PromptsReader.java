package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.tools.Yaml;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the files of the prompts. Anything it does not understand is a mistake, never ignored. */
final class PromptsReader {

    private static final String FOLDER = "prompts/";

    private final Function<String, Optional<String>> files;

    /** Takes the place the files come from: it is given a path like {@code prompts/my_open_work.yaml}. */
    PromptsReader(Function<String, Optional<String>> files) {
        this.files = files;
    }

    Prompts read(InstantSource clock) {
        List<Recipe> recipes = recipes();
        String preface = file("_shared").get("preface").text();
        return new Prompts(recipes, preface, clock);
    }

    List<Recipe> recipes() {
        Yaml index = file("_shared");
        Shared shared = new Shared(index);
        List<Recipe> recipes = new ArrayList<>();
        for (String name : index.get("prompts").texts()) {
            recipes.add(new RecipeReader(name, file(name), shared).read());
        }
        return recipes;
    }

    private Yaml file(String name) {
        return Yaml.file(FOLDER + name + ".yaml", files);
    }
}
