package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.tools.Caller;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resources that never change. */
final class FixtureResources implements ResourceSource {

    private static final Pattern TEMPLATE = Pattern.compile("test://template/([^/]+)/data");

    @Override
    public Page list(Request request, @Nullable String cursor) {
        return new Page(
                List.of(
                        resource("test://static-text", "text/plain"),
                        resource("test://static-binary", "image/png"),
                        resource("test://watched-resource", "text/plain")),
                null);
    }

    private static McpSchema.Resource resource(String uri, String type) {
        return McpSchema.Resource.builder(uri, uri.substring(7))
                .description("A fixture")
                .mimeType(type)
                .build();
    }

    @Override
    public List<McpSchema.ResourceTemplate> templates() {
        return List.of(McpSchema.ResourceTemplate.builder("test://template/{id}/data", "template")
                .description("A fixture")
                .build());
    }

    @Override
    public Optional<List<McpSchema.ResourceContents>> read(String uri, Request request) {
        Matcher template = TEMPLATE.matcher(uri);
        if (template.matches()) {
            String id = template.group(1);
            return text(
                    uri,
                    "application/json",
                    "{\"id\":\"" + id + "\",\"templateTest\":true,\"data\":\"Data for ID: " + id + "\"}");
        }
        return switch (uri) {
            case "test://static-text" -> text(uri, "text/plain", "This is the content of the static text resource.");
            case "test://watched-resource" -> text(uri, "text/plain", "watched");
            case "test://static-binary" ->
                Optional.of(List.of(McpSchema.BlobResourceContents.builder(uri, Fixtures.PNG)
                        .mimeType("image/png")
                        .build()));
            default -> Optional.empty();
        };
    }

    private static Optional<List<McpSchema.ResourceContents>> text(String uri, String type, String text) {
        return Optional.of(List.of(
                McpSchema.TextResourceContents.builder(uri, text).mimeType(type).build()));
    }

    @Override
    public Versions versions() {
        return new Versions() {
            @Override
            public boolean watchable(String uri) {
                return uri.startsWith("test://");
            }

            @Override
            public String version(String uri, Caller caller, Deadline deadline, @Nullable String known) {
                return "same";
            }
        };
    }
}
