package io.kepler.mcp.gitlab.prompts;

import java.util.List;

/** A prompt filled with what GitLab knows just now. */
public record Rendered(String description, List<Message> messages) {

    public Rendered {
        messages = List.copyOf(messages);
    }
}
