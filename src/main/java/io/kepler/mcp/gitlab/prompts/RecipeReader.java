package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.tools.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** Reads one prompt and checks that its parts fit together and stay small. */
final class RecipeReader {

    /** Much more than this and the model no longer sees the task for the data. */
    static final int MOST_BYTES = 100_000;

    static final int MOST_REQUESTS = 12;

    private static final Set<String> KEYS =
            Set.of("title", "description", "required", "optional", "task", "data", "answer");

    private final Yaml yaml;
    private final String name;
    private final Shared shared;
    private final Set<String> known = new HashSet<>(Values.ALWAYS);

    RecipeReader(String name, Yaml yaml, Shared shared) {
        this.name = name;
        this.yaml = yaml.allow(KEYS);
        this.shared = shared;
    }

    Recipe read() {
        List<Argument> arguments = new ArrayList<>();
        addAll(arguments, "required", true);
        addAll(arguments, "optional", false);
        arguments.forEach(argument -> known.add(argument.name()));
        Yaml task = yaml.get("task");
        Yaml answer = yaml.get("answer");
        checkHoles(task, task.text());
        checkHoles(answer, answer.text());
        Prompt prompt = new Prompt(
                name, yaml.get("title").text(), yaml.get("description").text(), arguments);
        return new Recipe(prompt, task.text(), parts(), answer.text());
    }

    private void addAll(List<Argument> arguments, String key, boolean required) {
        yaml.find(key)
                .ifPresent(list -> list.texts().forEach(name -> {
                    if (arguments.stream().anyMatch(argument -> argument.name().equals(name))) {
                        throw list.wrong(name + " is there twice");
                    }
                    arguments.add(shared.argument(name, required, list));
                }));
    }

    private List<Part> parts() {
        Yaml data = yaml.get("data");
        List<Part> parts = new ArrayList<>();
        int requests = 0;
        int bytes = 0;
        for (Yaml child : data.children()) {
            Part part = new PartReader(child, shared).read();
            check(child, part);
            known.addAll(part.takes().keySet());
            parts.add(part);
            requests += part.most();
            bytes += part.hidden() ? 0 : part.most() * part.bytes();
        }
        if (requests > MOST_REQUESTS) {
            throw data.wrong("makes " + requests + " requests, the most are " + MOST_REQUESTS);
        }
        if (bytes > MOST_BYTES) {
            throw data.wrong("may grow to " + bytes + " bytes, the most are " + MOST_BYTES);
        }
        return List.copyOf(parts);
    }

    /** What a part asks with is an argument, or was taken by a part before it. */
    private void check(Yaml place, Part part) {
        part.request().holes().forEach(hole -> require(place, hole));
        part.query().values().forEach(value -> checkHoles(place, value));
        if (part.unless() != null) {
            require(place, part.unless());
        }
        if (part.forEach() != null) {
            require(place, part.forEach());
        }
    }

    private void checkHoles(Yaml place, String text) {
        Matcher hole = Values.HOLE.matcher(text);
        while (hole.find()) {
            require(place, hole.group(1));
        }
    }

    private void require(Yaml place, String value) {
        if (!known.contains(value)) {
            throw place.wrong("{" + value + "} is no argument, and no part before this one takes it");
        }
    }
}
