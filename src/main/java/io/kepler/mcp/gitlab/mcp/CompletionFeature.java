package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.HashMap;
import java.util.Map;

/** {@code completion/complete}, for arguments of prompts and of resource templates. */
final class CompletionFeature {

    private final PromptFeatures prompts;
    private final ResourceFeatures resources;

    CompletionFeature(PromptFeatures prompts, ResourceFeatures resources) {
        this.prompts = prompts;
        this.resources = resources;
    }

    Map<String, Feature> features() {
        return Map.of("completion/complete", this::complete);
    }

    private Object complete(Request request) throws RpcException {
        Map<String, Object> ref = request.object("ref");
        Map<String, Object> argument = request.object("argument");
        if (!(argument.get("name") instanceof String name) || !(argument.get("value") instanceof String value)) {
            throw RpcException.invalidParams("\"argument\" must hold a name and a value");
        }
        Completion.Asked asked = new Completion.Asked(name, value, context(request));
        Completion completion = switch (String.valueOf(ref.get("type"))) {
            case "ref/prompt" -> prompts.complete(String.valueOf(ref.get("name")), asked, request);
            case "ref/resource" -> resources.complete(String.valueOf(ref.get("uri")), asked, request);
            default -> throw RpcException.invalidParams("\"ref\" must be a ref/prompt or a ref/resource");
        };
        return new McpSchema.CompleteResult(new McpSchema.CompleteResult.CompleteCompletion(
                completion.values(), (int) Math.min(completion.total(), Integer.MAX_VALUE), completion.hasMore()));
    }

    private static Map<String, String> context(Request request) throws RpcException {
        Map<String, String> context = new HashMap<>();
        Request.object(request.object("context"), "arguments").forEach((name, value) -> {
            if (value instanceof String text) {
                context.put(name, text);
            }
        });
        return context;
    }
}
