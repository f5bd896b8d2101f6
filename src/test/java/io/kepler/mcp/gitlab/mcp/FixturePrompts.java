package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Prompts with fixed texts. */
final class FixturePrompts implements PromptSource {

    @Override
    public List<McpSchema.Prompt> listings() {
        return List.of(
                prompt("test_simple_prompt"),
                prompt("test_prompt_with_arguments", "arg1", "arg2"),
                prompt("test_prompt_with_embedded_resource", "resourceUri"),
                prompt("test_prompt_with_image"),
                prompt("test_input_required_result_prompt"));
    }

    private static McpSchema.Prompt prompt(String name, String... arguments) {
        return McpSchema.Prompt.builder(name)
                .description("A fixture")
                .arguments(Stream.of(arguments)
                        .map(argument -> McpSchema.PromptArgument.builder(argument)
                                .description("An argument")
                                .required(true)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public Optional<McpSchema.GetPromptResult> get(String name, Map<String, Object> arguments, Request request)
            throws InputRequired {
        return switch (name) {
            case "test_simple_prompt" -> said(text("This is a simple prompt for testing."));
            case "test_prompt_with_arguments" ->
                said(text("Prompt with arguments: arg1='" + arguments.get("arg1") + "', arg2='" + arguments.get("arg2")
                        + "'"));
            case "test_prompt_with_embedded_resource" ->
                said(
                        Fixtures.embedded(
                                String.valueOf(arguments.get("resourceUri")),
                                "text/plain",
                                "Embedded resource content for testing."),
                        text("Please process the embedded resource above."));
            case "test_prompt_with_image" ->
                said(
                        Map.of("type", "image", "data", Fixtures.PNG, "mimeType", "image/png"),
                        text("Please analyze the image above."));
            case "test_input_required_result_prompt" -> asked(request);
            default -> Optional.empty();
        };
    }

    private static Optional<McpSchema.GetPromptResult> asked(Request request) throws InputRequired {
        if (request.inputs().answer("user_context").isEmpty()) {
            throw new InputRequired(
                    Map.of("user_context", Fixtures.form("What context should the prompt use?", "context", "string")),
                    Map.of());
        }
        return said(text("In the context of " + Fixtures.entered(request.inputs(), "user_context", "context")));
    }

    private static Map<String, Object> text(String text) {
        return Map.of("type", "text", "text", text);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Optional<McpSchema.GetPromptResult> said(Map<String, Object>... contents) {
        List<Map<String, Object>> messages = List.of(contents).stream()
                .map(content -> Map.<String, Object>of("role", "user", "content", content))
                .toList();
        return Optional.of(
                JsonMapper.shared().convertValue(Map.of("messages", messages), McpSchema.GetPromptResult.class));
    }
}
