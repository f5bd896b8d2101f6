package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Calls tools: binds the arguments, finds the handler and gives it a deadline. */
public final class Toolbox {

    private final Map<String, Handler> handlers;
    private final Handler operation;
    private final Handler listing;
    private final Duration totalTimeout;

    /**
     * @param handlers Java code by the name the catalogue gives it
     * @param totalTimeout longest time for one call, retries and pages included
     */
    public Toolbox(Catalogue catalogue, Map<String, Handler> handlers, Duration totalTimeout) {
        catalogue.tools().forEach(tool -> requireHandler(tool, handlers));
        this.handlers = Map.copyOf(handlers);
        this.operation = new Operation();
        this.listing = new ListOperation();
        this.totalTimeout = totalTimeout;
    }

    private static void requireHandler(Tool tool, Map<String, Handler> handlers) {
        if (tool.handler() != null && !handlers.containsKey(tool.handler())) {
            throw new IllegalArgumentException(
                    tool.name() + " names the handler " + tool.handler() + ", there is none");
        }
    }

    /**
     * Calls one tool for a caller.
     *
     * @throws InvalidArguments when the tool cannot take what was given
     * @throws io.kepler.mcp.gitlab.gitlab.GitLabException when GitLab refuses or fails
     */
    public Answer call(Tool tool, Map<String, Object> given, Caller caller) {
        return call(tool, given, caller, Deadline.in(totalTimeout));
    }

    /** Calls one tool like {@link #call(Tool, Map, Caller)}, by a deadline that the caller can bring forward. */
    public Answer call(Tool tool, Map<String, Object> given, Caller caller, Deadline deadline) {
        Arguments arguments = Arguments.bind(tool, given);
        return handlerOf(tool).answer(new Call(tool, arguments, caller, deadline));
    }

    private Handler handlerOf(Tool tool) {
        if (tool.handler() != null) {
            requireHandler(tool, handlers);
            return Objects.requireNonNull(handlers.get(tool.handler()));
        }
        return tool.paging() == Paging.NONE ? operation : listing;
    }
}
