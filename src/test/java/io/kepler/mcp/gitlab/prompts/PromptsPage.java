package io.kepler.mcp.gitlab.prompts;

import java.util.List;
import java.util.stream.Collectors;

/** The reference page of all prompts, written from their files. */
final class PromptsPage {

    private final StringBuilder page = new StringBuilder();

    private PromptsPage() {}

    static String of(List<Recipe> recipes) {
        PromptsPage page = new PromptsPage();
        page.head();
        recipes.forEach(page::prompt);
        return page.page.toString();
    }

    private void head() {
        line("# Prompts");
        line("");
        line("Written from the files in `src/main/resources/prompts/`. Do not edit: `mvn test -Dsnapshots=update`.");
        line("");
        line(
                "A prompt reads what it needs from GitLab with the rights of whoever asks for it, and puts it between fences");
        line(
                "as data that others wrote. What may not be read is said in the text. Only what is marked *must be there* has");
        line("to be. No prompt changes anything at GitLab. An argument in bold is required.");
    }

    private void prompt(Recipe recipe) {
        line("");
        line("## " + recipe.prompt().title());
        line("");
        line("`" + recipe.prompt().name() + "`: " + recipe.prompt().description());
        line("");
        line("| Argument | What it is |");
        line("|---|---|");
        recipe.prompt().arguments().forEach(this::argument);
        line("");
        line("| Reads | Request | At most |");
        line("|---|---|---|");
        recipe.parts().forEach(this::part);
    }

    private void argument(Argument argument) {
        String name = "`" + argument.name() + "`";
        String standard = argument.standard() == null ? "" : " (default " + argument.standard() + ")";
        line("| " + (argument.required() ? "**" + name + "**" : name) + " | " + argument.description() + standard
                + " |");
    }

    private void part(Part part) {
        String query = part.query().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", "?", ""));
        String times = part.most() == 1 ? "" : part.most() + " times ";
        line("| " + part.title() + (part.main() ? ", must be there" : "") + " | `" + part.request()
                + (part.query().isEmpty() ? "" : query) + "` | "
                + (part.hidden() ? "not shown" : times + part.bytes() + " bytes") + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
