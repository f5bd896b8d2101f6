package io.kepler.mcp.gitlab.resources;

import java.util.List;

/**
 * A kind of resource, as clients see it in {@code resources/templates/list}.
 *
 * @param uriTemplate of RFC 6570, level 2 at most
 * @param mimeType of what a read gives, or empty when it depends on what is read
 * @param parameters the names of the template's holes, in order
 * @param watchable whether changes can be told
 */
public record ResourceTemplate(
        String name,
        String uriTemplate,
        String title,
        String description,
        String mimeType,
        List<String> parameters,
        boolean watchable) {

    public ResourceTemplate {
        parameters = List.copyOf(parameters);
    }
}
