package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.tools.Caller;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code resources/list}, {@code resources/templates/list} and {@code resources/read}. */
final class ResourceFeatures implements Versions {

    /** Not found, as all revisions before 2026-07-28 say it. */
    private static final int RESOURCE_NOT_FOUND = -32002;

    private final List<ResourceSource> sources;

    ResourceFeatures(List<ResourceSource> sources) {
        this.sources = List.copyOf(sources);
    }

    Map<String, Feature> features() {
        return Map.of(
                "resources/list",
                this::list,
                "resources/templates/list",
                this::templates,
                "resources/read",
                this::read);
    }

    /** The first source is paged; those after it come with its first page. */
    private Object list(Request request) throws RpcException {
        String cursor = request.optionalText("cursor").orElse(null);
        List<McpSchema.Resource> resources = new ArrayList<>();
        @Nullable String next = null;
        for (ResourceSource source : cursor == null ? sources : sources.subList(0, 1)) {
            ResourceSource.Page page = source.list(request, cursor);
            resources.addAll(page.resources());
            next = next == null ? page.next() : next;
        }
        return McpSchema.ListResourcesResult.builder(resources).nextCursor(next).build();
    }

    private Object templates(Request request) throws RpcException {
        if (request.params().get("cursor") != null) {
            throw RpcException.invalidParams("\"cursor\" must be nextCursor of an earlier answer");
        }
        return McpSchema.ListResourceTemplatesResult.builder(sources.stream()
                        .flatMap(source -> source.templates().stream())
                        .toList())
                .build();
    }

    private Object read(Request request) throws RpcException {
        String uri = request.text("uri");
        for (ResourceSource source : sources) {
            Optional<List<McpSchema.ResourceContents>> contents = source.read(uri, request);
            if (contents.isPresent()) {
                return McpSchema.ReadResourceResult.builder(contents.get()).build();
            }
        }
        throw notFound(uri, "Resource not found", request.revision());
    }

    /** Values for a variable of a template. */
    Completion complete(String template, Completion.Asked asked, Request request) throws RpcException {
        for (ResourceSource source : sources) {
            Optional<Completion> completion = source.complete(template, asked, request);
            if (completion.isPresent()) {
                return completion.get();
            }
        }
        if (sources.stream()
                .flatMap(source -> source.templates().stream())
                .noneMatch(one -> one.uriTemplate().equals(template))) {
            throw RpcException.invalidParams("there is no template " + template);
        }
        return Completion.NONE;
    }

    static RpcException notFound(String uri, String message, Revision revision) {
        int code = revision.modern() ? RpcException.INVALID_PARAMS : RESOURCE_NOT_FOUND;
        return new RpcException(200, code, message, Map.of("uri", uri), Map.of());
    }

    @Override
    public boolean watchable(String uri) {
        return sources.stream().anyMatch(source -> source.versions().watchable(uri));
    }

    @Override
    public String version(String uri, Caller caller, Deadline deadline, @Nullable String known) {
        return sources.stream()
                .map(ResourceSource::versions)
                .filter(versions -> versions.watchable(uri))
                .findFirst()
                .map(versions -> versions.version(uri, caller, deadline, known))
                .orElse("");
    }

    @Override
    public boolean changed(String uri, String before, String now) {
        return sources.stream()
                .map(ResourceSource::versions)
                .filter(versions -> versions.watchable(uri))
                .anyMatch(versions -> versions.changed(uri, before, now));
    }
}
