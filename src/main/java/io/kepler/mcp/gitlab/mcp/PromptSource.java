package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prompts from one origin. */
interface PromptSource {

    /** The prompts as {@code prompts/list} shows them. */
    List<McpSchema.Prompt> listings();

    /**
     * The prompt of that name, filled; nothing when it is not from here.
     *
     * @throws RpcException when the arguments are not what it takes, or it cannot be filled
     * @throws InputRequired when the user must be asked first
     */
    Optional<McpSchema.GetPromptResult> get(String name, Map<String, Object> arguments, Request request)
            throws RpcException, InputRequired;

    /** Values for an argument of a prompt from here, or nothing. */
    default Optional<Completion> complete(String prompt, Completion.Asked asked, Request request) throws RpcException {
        return Optional.empty();
    }
}
