package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code prompts/list} and {@code prompts/get}. */
final class PromptFeatures {

    private final List<PromptSource> sources;

    PromptFeatures(List<PromptSource> sources) {
        this.sources = List.copyOf(sources);
    }

    Map<String, Feature> features() {
        return Map.of("prompts/list", this::list, "prompts/get", this::get);
    }

    private Object list(Request request) throws RpcException {
        // The list comes whole, so there is no cursor anyone could have got from here.
        if (request.params().get("cursor") != null) {
            throw RpcException.invalidParams("\"cursor\" must be nextCursor of an earlier answer");
        }
        return McpSchema.ListPromptsResult.builder(sources.stream()
                        .flatMap(source -> source.listings().stream())
                        .toList())
                .build();
    }

    private Object get(Request request) throws RpcException, InputRequired {
        String name = request.text("name");
        for (PromptSource source : sources) {
            Optional<McpSchema.GetPromptResult> prompt = source.get(name, request.object("arguments"), request);
            if (prompt.isPresent()) {
                return prompt.get();
            }
        }
        throw RpcException.invalidParams("there is no prompt " + name);
    }

    /** Values for an argument of a prompt. */
    Completion complete(String prompt, Completion.Asked asked, Request request) throws RpcException {
        for (PromptSource source : sources) {
            Optional<Completion> completion = source.complete(prompt, asked, request);
            if (completion.isPresent()) {
                return completion.get();
            }
        }
        if (sources.stream()
                .flatMap(source -> source.listings().stream())
                .noneMatch(one -> one.name().equals(prompt))) {
            throw RpcException.invalidParams("there is no prompt " + prompt);
        }
        return Completion.NONE;
    }
}
