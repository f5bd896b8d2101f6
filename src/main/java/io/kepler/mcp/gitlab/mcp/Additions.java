package io.kepler.mcp.gitlab.mcp;

import java.util.List;
import java.util.function.Consumer;

/** What is served besides GitLab, by the same protocol code. */
public final class Additions {

    /** Nothing, as it is wherever users are. */
    public static final Additions NONE = new Additions(List.of(), List.of(), List.of(), unused -> {});

    private final List<ToolSource> tools;
    private final List<ResourceSource> resources;
    private final List<PromptSource> prompts;
    private final Consumer<Audience> audience;

    Additions(
            List<ToolSource> tools,
            List<ResourceSource> resources,
            List<PromptSource> prompts,
            Consumer<Audience> audience) {
        this.tools = tools;
        this.resources = resources;
        this.prompts = prompts;
        this.audience = audience;
    }

    List<ToolSource> tools() {
        return tools;
    }

    List<ResourceSource> resources() {
        return resources;
    }

    List<PromptSource> prompts() {
        return prompts;
    }

    /** Hands over those who are to be told when something here changes. */
    void meet(Audience everybody) {
        audience.accept(everybody);
    }
}
