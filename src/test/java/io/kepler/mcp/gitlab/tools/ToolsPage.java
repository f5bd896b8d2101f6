package io.kepler.mcp.gitlab.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The reference page of all tools, written from the catalogue. */
final class ToolsPage {

    private static final String EXTRA =
            " These tools are not in the list that every client is shown: `ARCHITECTURE.md`, *Extra toolsets*.";

    private final Catalogue catalogue;
    private final StringBuilder page = new StringBuilder();

    ToolsPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String write() {
        line("# Tools");
        line("");
        line("Written from the catalogue in `src/main/resources/tools/`. Do not edit: `mvn test -Dsnapshots=update`.");
        line("");
        line("*Effect* is what a tool does to GitLab: `read` changes nothing, `write` adds or changes, `idempotent`");
        line("changes the same once or many times, `destructive` deletes. *Scope* is the least a GitLab token needs.");
        line(
                "A parameter in bold is required. Every list takes `per_page` (1 to 100), `max_items` (1 to 1000) and `cursor`:");
        line("more is taken as the most.");
        catalogue.toolsets().forEach(this::toolset);
        return page.toString();
    }

    private void toolset(Toolset toolset) {
        line("");
        line("## " + toolset.name());
        line("");
        line(toolset.description() + (toolset.extra() ? EXTRA : ""));
        line("");
        line("| Tool | What it does | Effect | Scope | Parameters |");
        line("|---|---|---|---|---|");
        catalogue.of(toolset.name()).forEach(this::tool);
    }

    private void tool(Tool tool) {
        String scope = !tool.asksGitLab() ? "none" : "`" + tool.scope().word() + "`";
        line("| `" + tool.name() + "` | " + tool.description() + " | "
                + tool.effect().word() + " | " + scope + " | "
                + tool.parameters().stream().map(ToolsPage::parameter).collect(Collectors.joining("<br>")) + " |");
    }

    private static String parameter(Parameter parameter) {
        String name = "`" + parameter.name() + "`";
        List<String> facts = new ArrayList<>();
        facts.add(parameter.type().word().replace('_', ' '));
        if (!parameter.allowed().isEmpty()) {
            facts.set(0, String.join(", ", parameter.allowed()));
        }
        if (parameter.standard() != null) {
            facts.add("default " + parameter.standard());
        }
        String description = parameter.description() == null ? "" : ": " + parameter.description();
        return (parameter.required() ? "**" + name + "**" : name) + " (" + String.join("; ", facts) + ")" + description;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
