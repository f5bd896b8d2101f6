package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resources from one origin. */
interface ResourceSource {

    /** Part of a list, and how to get the next part; null when this was the last. */
    record Page(
            List<McpSchema.Resource> resources, @Nullable String next) {}

    /** Resources that exist, by the user's rights. */
    Page list(Request request, @Nullable String cursor) throws RpcException;

    /** Kinds of resources, as {@code resources/templates/list} shows them. */
    List<McpSchema.ResourceTemplate> templates();

    /**
     * The contents of a resource, or nothing when this is not the origin of such resources.
     *
     * @throws RpcException when there is no such resource, or it cannot be read
     */
    Optional<List<McpSchema.ResourceContents>> read(String uri, Request request) throws RpcException;

    /** Values for a variable of a template from here, or nothing. */
    default Optional<Completion> complete(String template, Completion.Asked asked, Request request)
            throws RpcException {
        return Optional.empty();
    }

    /** Tells whether they changed. */
    Versions versions();
}
