package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.tools.RequestTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of resource as {@code resources/templates.yaml} defines it.
 *
 * @param request what GitLab is asked, or null when the resource is our own
 * @param query constants of the request, and holes written as {@code {name}}
 * @param fields the paths of the answer that are kept, or empty for all
 * @param watch the paths in which a change is worth telling; empty when nobody can watch it
 */
record Definition(
        String name,
        UriTemplate uri,
        String title,
        String description,
        @Nullable RequestTemplate request,
        Map<String, String> query,
        Form form,
        List<String> fields,
        List<String> watch) {

    Definition {
        fields = List.copyOf(fields);
        watch = List.copyOf(watch);
    }

    ResourceTemplate template() {
        return new ResourceTemplate(
                name, uri.text(), title, description, form.mimeType(), uri.holes(), !watch.isEmpty());
    }
}
