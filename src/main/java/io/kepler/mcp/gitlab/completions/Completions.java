package io.kepler.mcp.gitlab.completions;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Tool;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Completes the arguments of prompts and of the addresses of resources with what GitLab lists. */
public final class Completions {

    /** The hole of {@code gitlab://tools/{name}}, the one argument that GitLab does not know. */
    private static final String TOOL = "name";

    private static final int LONGEST = 1_000;

    private final Map<String, Argument> arguments;
    private final List<String> tools;

    /**
     * Reads {@code completions/arguments.yaml} on the class path.
     *
     * @throws io.kepler.mcp.gitlab.tools.CatalogueException when it is wrong
     */
    public static Completions load(Catalogue catalogue) {
        return new Completions(catalogue, Yaml.file(ArgumentsReader.FILE, Yaml::resource));
    }

    Completions(Catalogue catalogue, Yaml file) {
        this.arguments = new ArgumentsReader().read(file);
        this.tools = catalogue.tools().stream().map(Tool::name).toList();
    }

    Map<String, Argument> arguments() {
        return arguments;
    }

    /** Whether this argument can be completed at all. */
    public boolean knows(String argument) {
        return argument.equals(TOOL) || arguments.containsKey(argument);
    }

    /**
     * Completes what was typed of an argument. What GitLab does not give is no value, so only a token that is no longer
     * good is an error.
     *
     * @param given the arguments that have a value already
     * @throws GitLabException when GitLab does not accept the caller's token
     */
    public Values complete(String argument, String typed, Map<String, String> given, Caller caller, Deadline deadline) {
        if (argument.equals(TOOL)) {
            return tools(typed);
        }
        Argument known = arguments.get(argument);
        if (known == null || typed.length() > LONGEST) {
            return Values.NONE;
        }
        int done = known.commas() ? beginning(typed) : 0;
        Map<String, String> context = named(given);
        Question question = new Question(typed.substring(done), context, caller, deadline);
        known.sources().stream()
                .filter(source -> source.serves(context))
                .forEach(source -> askQuietly(question, source));
        return after(typed.substring(0, done), question.values());
    }

    private static void askQuietly(Question question, Source source) {
        try {
            question.ask(source);
        } catch (InvalidArguments e) {
            // An argument given before is nonsense: there is nothing below it.
            return;
        } catch (GitLabException e) {
            if (e.fault() == Fault.UNAUTHENTICATED) {
                throw e;
            }
        }
    }

    /** What was given, by the names that the lists know. */
    private Map<String, String> named(Map<String, String> given) {
        Map<String, String> named = new HashMap<>();
        given.forEach((name, value) -> {
            if (!value.isBlank()) {
                Argument known = arguments.get(name);
                named.put(known == null ? name : known.name(), value);
            }
        });
        return named;
    }

    /** Where the last of several values begins. */
    private static int beginning(String typed) {
        int begin = typed.lastIndexOf(',') + 1;
        while (begin < typed.length() && typed.charAt(begin) == ' ') {
            begin++;
        }
        return begin;
    }

    private static Values after(String done, Values values) {
        return done.isEmpty()
                ? values
                : new Values(
                        values.values().stream().map(value -> done + value).toList(), values.total(), values.hasMore());
    }

    private Values tools(String typed) {
        List<String> found = Stream.concat(
                        tools.stream().filter(name -> name.startsWith(typed)),
                        tools.stream().filter(name -> !name.startsWith(typed) && name.contains(typed)))
                .toList();
        boolean cut = found.size() > Values.MOST;
        return new Values(cut ? found.subList(0, Values.MOST) : found, found.size(), cut);
    }
}
