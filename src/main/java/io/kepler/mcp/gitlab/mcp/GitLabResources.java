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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The resources of GitLab as MCP shows them. */
final class GitLabResources implements ResourceSource, Versions {

    private static final String SCHEME = "gitlab:";

    private final Resources resources;
    private final Completing completing;
    private final Failures failures;
    private final List<Map<String, Object>> templates;

    GitLabResources(Resources resources, Completing completing, Failures failures) {
        this.resources = resources;
        this.completing = completing;
        this.failures = failures;
        this.templates = resources.templates().stream()
                .filter(template -> !template.parameters().isEmpty())
                .map(GitLabResources::listing)
                .toList();
    }

    private static Map<String, Object> listing(ResourceTemplate template) {
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("uriTemplate", template.uriTemplate());
        listing.put("name", template.name());
        listing.put("title", template.title());
        listing.put("description", template.description());
        if (!template.mimeType().isEmpty()) {
            listing.put("mimeType", template.mimeType());
        }
        return listing;
    }

    @Override
    public List<Map<String, Object>> templates() {
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

    private static Map<String, Object> listing(Listed.Entry entry) {
        Map<String, Object> listing = new LinkedHashMap<>();
        listing.put("uri", entry.uri());
        listing.put("name", entry.name());
        listing.put("title", entry.title());
        listing.put("description", entry.description());
        listing.put("mimeType", entry.mimeType());
        return listing;
    }

    @Override
    public Optional<List<Map<String, Object>>> read(String uri, Request request) throws RpcException {
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

    private static Map<String, Object> written(Content content) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("uri", content.uri());
        written.put("mimeType", content.mimeType());
        if (content.isBlob()) {
            written.put("blob", Base64.getEncoder().encodeToString(content.blob()));
        } else {
            written.put("text", content.text());
        }
        return written;
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
}
