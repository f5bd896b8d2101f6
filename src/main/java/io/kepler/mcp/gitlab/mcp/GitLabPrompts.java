package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.prompts.Argument;
import io.kepler.mcp.gitlab.prompts.Prompt;
import io.kepler.mcp.gitlab.prompts.Prompts;
import io.kepler.mcp.gitlab.prompts.Rendered;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prompts of the catalogue as MCP shows them. */
final class GitLabPrompts implements PromptSource {

    private final Prompts prompts;
    private final Completing completing;
    private final Failures failures;
    private final List<Map<String, Object>> listings;

    GitLabPrompts(Prompts prompts, Completing completing, Failures failures) {
        this.prompts = prompts;
        this.completing = completing;
        this.failures = failures;
        this.listings = prompts.all().stream().map(GitLabPrompts::listing).toList();
    }

    private static Map<String, Object> listing(Prompt prompt) {
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("name", prompt.name());
        listing.put("title", prompt.title());
        listing.put("description", prompt.description());
        listing.put(
                "arguments",
                prompt.arguments().stream().map(GitLabPrompts::listing).toList());
        return listing;
    }

    private static Map<String, Object> listing(Argument argument) {
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("name", argument.name());
        listing.put("title", argument.title());
        listing.put("description", argument.description());
        listing.put("required", argument.required());
        return listing;
    }

    @Override
    public List<Map<String, Object>> listings() {
        return listings;
    }

    @Override
    public Optional<Map<String, Object>> get(String name, Map<String, Object> arguments, Request request)
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

    private static Map<String, Object> written(Rendered rendered) {
        Map<String, Object> prompt = new LinkedHashMap<>();
        prompt.put("description", rendered.description());
        prompt.put(
                "messages",
                rendered.messages().stream()
                        .map(message -> Map.of(
                                "role", message.role(), "content", Map.of("type", "text", "text", message.text())))
                        .toList());
        return prompt;
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
