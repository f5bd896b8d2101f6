package io.kepler.mcp.gitlab.completions;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference page of the arguments that can be completed, written from their definitions. */
final class CompletionsPage {

    private static final String HEAD = """
            # Completions

            Written from `src/main/resources/completions/arguments.yaml`. Do not edit: `mvn test -Dsnapshots=update`.

            `completion/complete` completes arguments of prompts and of the addresses of resources by their names, with what
            GitLab lists for whoever asks: at most 100 values, those that begin with what was typed first. Arguments that were
            given before (`context.arguments`) narrow the lists. Of a list that GitLab cannot search, at most 500 items are
            looked at. What GitLab does not give is no value and no error; a prompt or template that does not exist is one. The
            names of tools in `gitlab://tools/{name}` are completed too.

            | Argument | Also called | GitLab is asked | Value |
            |---|---|---|---|
            """;

    private CompletionsPage() {}

    static String write(Completions completions) {
        Map<String, Argument> sorted = new TreeMap<>();
        completions.arguments().values().forEach(argument -> sorted.put(argument.name(), argument));
        return sorted.values().stream().map(CompletionsPage::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(Argument argument) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        argument.name(),
                        argument.aliases().stream()
                                .map(alias -> "`" + alias + "`")
                                .collect(Collectors.joining(", ")),
                        each(argument.sources().stream()
                                .map(source -> source.request().toString())),
                        each(argument.sources().stream().map(Source::value)));
    }

    private static String each(Stream<String> words) {
        return words.distinct().map(word -> "`" + word + "`").collect(Collectors.joining("<br>"));
    }
}
