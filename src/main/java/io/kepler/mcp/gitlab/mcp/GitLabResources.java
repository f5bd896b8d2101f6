package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.resources.Content;
import io.kepler.mcp.gitlab.resources.Listed;
import io.kepler.mcp.gitlab.resources.ResourceNotFoundException;
import io.kepler.mcp.gitlab.resources.ResourceTemplate;
import io.kepler.mcp.gitlab.resources.Resources;
import io.kepler.mcp.gitlab.resources.Version;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The resources of GitLab as MCP shows them. */
final class GitLabResources implements ResourceSource, Versions {

    /** How the addresses of all that GitLab holds begin. */
    static final String SCHEME = "gitlab:";

    private final Resources resources;
    private final Completing completing;
    private final Failures failures;
    private final List<McpSchema.ResourceTemplate> templates;

    GitLabResources(Resources resources, Completing completing, Failures failures) {
        this.resources = resources;
        this.completing = completing;
        this.failures = failures;
        this.templates = resources.templates().stream()
                .filter(template -> !template.parameters().isEmpty())
                .map(GitLabResources::listing)
                .toList();
    }

    private static McpSchema.ResourceTemplate listing(ResourceTemplate template) {
        return McpSchema.ResourceTemplate.builder(template.uriTemplate(), template.name())
                .title(template.title())
                .description(template.description())
                .mimeType(template.mimeType().isEmpty() ? null : template.mimeType())
                .build();
    }

    @Override
    public List<McpSchema.ResourceTemplate> templates() {
        return templates;
    }

    @Override
    public Page list(Request request, @Nullable String cursor) throws RpcException {
        try {
            Listed listed = resources.list(cursor, request.caller(), request.deadline());
            return new Page(
                    listed.entries().stream().map(GitLabResources::listing).toList(),
                    listed.next().orElse(null));
        } catch (InvalidArguments e) {
            throw RpcException.invalidParams("\"cursor\" must be nextCursor of an earlier answer");
        } catch (GitLabException e) {
            throw refused("resources/list", request, e);
        }
    }

    private static McpSchema.Resource listing(Listed.Entry entry) {
        return McpSchema.Resource.builder(entry.uri(), entry.name())
                .title(entry.title())
                .description(entry.description())
                .mimeType(entry.mimeType())
                .build();
    }

    @Override
    public Optional<List<McpSchema.ResourceContents>> read(String uri, Request request) throws RpcException {
        if (!uri.startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(List.of(written(resources.read(uri, request.caller(), request.deadline()))));
        } catch (ResourceNotFoundException e) {
            throw ResourceFeatures.notFound(uri, String.valueOf(e.getMessage()), request.revision());
        } catch (GitLabException e) {
            throw refused(uri, request, e);
        }
    }

    private RpcException refused(String what, Request request, GitLabException e) {
        if (e.fault() == Fault.UNAUTHENTICATED) {
            request.proof().onRejected().run();
        }
        return failures.refused(what, request.caller(), e);
    }

    private static McpSchema.ResourceContents written(Content content) {
        return content.isBlob()
                ? McpSchema.BlobResourceContents.builder(
                                content.uri(), Base64.getEncoder().encodeToString(content.blob()))
                        .mimeType(content.mimeType())
                        .build()
                : McpSchema.TextResourceContents.builder(content.uri(), content.text())
                        .mimeType(content.mimeType())
                        .build();
    }

    @Override
    public Optional<Completion> complete(String template, Completion.Asked asked, Request request) throws RpcException {
        boolean known = resources.templates().stream()
                .anyMatch(found -> found.uriTemplate().equals(template)
                        && found.parameters().contains(asked.argument()));
        return known ? Optional.of(completing.complete(asked, request)) : Optional.empty();
    }

    @Override
    public Versions versions() {
        return this;
    }

    @Override
    public boolean watchable(String uri) {
        return uri.startsWith(SCHEME) && resources.watchable(uri);
    }

    @Override
    public String version(String uri, Caller caller, Deadline deadline, @Nullable String known) {
        try {
            return resources
                    .version(uri, caller, deadline, known == null || known.isEmpty() ? null : Version.parse(known))
                    .text();
        } catch (ResourceNotFoundException e) {
            // That it is gone is a change, and that there never was one is not.
            return "";
        }
    }

    /** The entity tag names GitLab's whole answer, of which only some fields are worth telling. */
    @Override
    public boolean changed(String uri, String before, String now) {
        if (before.isEmpty() || now.isEmpty()) {
            return !before.equals(now);
        }
        return Version.parse(before).differsFrom(Version.parse(now));
    }
}
