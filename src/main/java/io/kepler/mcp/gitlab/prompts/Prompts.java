package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every prompt there is. Each reads what it needs from GitLab with the rights of whoever asks for it. */
public final class Prompts {

    private final Map<String, Recipe> recipes = new LinkedHashMap<>();
    private final String preface;
    private final InstantSource clock;

    Prompts(Collection<Recipe> recipes, String preface, InstantSource clock) {
        recipes.forEach(recipe -> this.recipes.put(recipe.prompt().name(), recipe));
        this.preface = preface;
        this.clock = clock;
    }

    /**
     * Reads the files below {@code prompts/} on the class path.
     *
     * @throws io.kepler.mcp.gitlab.tools.CatalogueException when one of them is wrong
     */
    public static Prompts load() {
        return new PromptsReader(Yaml::resource).read(InstantSource.system());
    }

    /** In the order in which clients are shown them. */
    public List<Prompt> all() {
        return recipes.values().stream().map(Recipe::prompt).toList();
    }

    public Optional<Prompt> find(String name) {
        return Optional.ofNullable(recipes.get(name)).map(Recipe::prompt);
    }

    /**
     * Reads what the prompt needs and writes its messages. What cannot be read is said in the text.
     *
     * @throws UnknownPromptException when there is no such prompt
     * @throws io.kepler.mcp.gitlab.tools.InvalidArguments when arguments are missing, unknown or wrong
     * @throws io.kepler.mcp.gitlab.gitlab.GitLabException when what the prompt is about cannot be read, or GitLab does
     *     not accept the caller
     */
    public Rendered get(String name, Map<String, String> arguments, Caller caller, Deadline deadline) {
        Recipe recipe = recipes.get(name);
        if (recipe == null) {
            throw new UnknownPromptException(name, recipes.keySet());
        }
        Values values = Values.bind(recipe.prompt(), arguments, caller.identity(), clock);
        String data = new Reading(caller, deadline, values).all(recipe.parts());
        String text = String.join(
                "\n\n",
                values.fill(recipe.task()).strip(),
                values.fill(preface).strip(),
                data.strip(),
                values.fill(recipe.answer()).strip());
        return new Rendered(recipe.prompt().description(), List.of(new Message("user", text + "\n")));
    }
}
