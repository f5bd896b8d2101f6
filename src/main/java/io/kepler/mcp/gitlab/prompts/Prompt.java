package io.kepler.mcp.gitlab.prompts;

import java.util.List;

/** A prompt as clients see it: what it is for and what it has to be told. */
public record Prompt(String name, String title, String description, List<Argument> arguments) {

    public Prompt {
        arguments = List.copyOf(arguments);
    }
}
