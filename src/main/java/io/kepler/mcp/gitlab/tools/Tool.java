package io.kepler.mcp.gitlab.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing a model can do, as the catalogue defines it.
 *
 * @param request the call that answers the tool, or the first one of a handler; null when GitLab is not asked at once
 * @param handler the name of the Java code that runs the tool instead of sending its request, or null
 * @param calls further requests of a handler
 * @param parameters required ones first, then optional ones, then those every tool of its kind has
 * @param fields what is kept of the answer
 * @param answers what is answered when GitLab sends no body; {@code {name}} stands for an argument
 * @param fixed constants sent with every request
 */
public record Tool(
        String name,
        @Nullable String title,
        String toolset,
        String description,
        @Nullable RequestTemplate request,
        @Nullable String handler,
        List<RequestTemplate> calls,
        List<Parameter> parameters,
        Scope scope,
        Effect effect,
        Paging paging,
        Selection fields,
        Map<String, String> answers,
        Map<String, Object> fixed,
        Set<String> aliases) {

    public Tool {
        calls = List.copyOf(calls);
        parameters = List.copyOf(parameters);
    }

    /** Whether it needs GitLab at all. */
    public boolean asksGitLab() {
        return request != null || !calls.isEmpty();
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}
