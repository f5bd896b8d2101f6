package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.prompts.Argument;
import io.kepler.mcp.gitlab.prompts.Prompt;
import io.kepler.mcp.gitlab.prompts.Prompts;
import io.kepler.mcp.gitlab.prompts.Rendered;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The prompts of the catalogue as MCP shows them. */
final class GitLabPrompts implements PromptSource {

    private final Prompts prompts;
    private final Completing completing;
    private final Failures failures;
    private final List<McpSchema.Prompt> listings;

    GitLabPrompts(Prompts prompts, Completing completing, Failures failures) {
        this.prompts = prompts;
        this.completing = completing;
        this.failures = failures;
        this.listings = prompts.all().stream().map(GitLabPrompts::listing).toList();
    }

    private static McpSchema.Prompt listing(Prompt prompt) {
        return McpSchema.Prompt.builder(prompt.name())
                .title(prompt.title())
                .description(prompt.description())
                .arguments(
                        prompt.arguments().stream().map(GitLabPrompts::listing).toList())
                .build();
    }

    private static McpSchema.PromptArgument listing(Argument argument) {
        return McpSchema.PromptArgument.builder(argument.name())
                .title(argument.title())
                .description(argument.description())
                .required(argument.required())
                .build();
    }

    @Override
    public List<McpSchema.Prompt> listings() {
        return listings;
    }

    @Override
    public Optional<McpSchema.GetPromptResult> get(String name, Map<String, Object> arguments, Request request)
            throws RpcException {
        if (prompts.find(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(written(prompts.get(name, texts(arguments), request.caller(), request.deadline())));
        } catch (InvalidArguments e) {
            throw RpcException.invalidParams(String.join(" ", e.problems()));
        } catch (GitLabException e) {
            if (e.fault() == Fault.UNAUTHENTICATED) {
                request.proof().onRejected().run();
            }
            throw failures.refused("the prompt " + name, request.caller(), e);
        }
    }

    private static Map<String, String> texts(Map<String, Object> arguments) throws RpcException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var argument : arguments.entrySet()) {
            if (!(argument.getValue() instanceof String text)) {
                throw RpcException.invalidParams("the argument " + argument.getKey() + " must be a text");
            }
            texts.put(argument.getKey(), text);
        }
        return texts;
    }

    private static McpSchema.GetPromptResult written(Rendered rendered) {
        List<McpSchema.PromptMessage> messages = rendered.messages().stream()
                .map(message -> McpSchema.PromptMessage.builder(
                                McpSchema.Role.valueOf(message.role().toUpperCase(Locale.ROOT)),
                                McpSchema.TextContent.builder(message.text()).build())
                        .build())
                .toList();
        return McpSchema.GetPromptResult.builder(messages)
                .description(rendered.description())
                .build();
    }

    @Override
    public Optional<Completion> complete(String prompt, Completion.Asked asked, Request request) throws RpcException {
        boolean known = prompts.find(prompt)
                .filter(found -> found.arguments().stream()
                        .anyMatch(argument -> argument.name().equals(asked.argument())))
                .isPresent();
        return known ? Optional.of(completing.complete(asked, request)) : Optional.empty();
    }
}
