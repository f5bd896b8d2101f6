package io.kepler.mcp.gitlab.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code tools/list} and {@code tools/call}. */
final class ToolFeatures {

    private final List<ToolSource> sources;
    private final TaskFeatures tasks;
    /** The tools of which headers repeat arguments, by name. */
    private final Map<String, ParamHeaders> headed;

    ToolFeatures(List<ToolSource> sources, TaskFeatures tasks) {
        this.sources = List.copyOf(sources);
        this.tasks = tasks;
        this.headed = ParamHeaders.of(
                sources.stream().flatMap(source -> source.listings().stream()).toList());
    }

    Map<String, Feature> features() {
        return Map.of("tools/list", this::list, "tools/call", this::call);
    }

    private Object list(Request request) throws RpcException {
        // The list comes whole, so there is no cursor anyone could have got from here.
        if (request.params().get("cursor") != null) {
            throw RpcException.invalidParams("\"cursor\" must be nextCursor of an earlier answer");
        }
        List<Map<String, Object>> listings = new ArrayList<>();
        for (ToolSource source : sources) {
            listings.addAll(source.listings());
            if (tasks.wanted(request)) {
                listings.addAll(source.listingsForTasks());
            }
        }
        return Map.of("tools", listings);
    }

    private Object call(Request request) throws RpcException, InputRequired {
        String name = request.text("name");
        ToolSource.ToolEntry entry = find(name);
        Map<String, Object> arguments = request.object("arguments");
        ParamHeaders headers = request.revision().modern() ? headed.get(name) : null;
        if (headers != null && request.headers() != Headers.NONE) {
            headers.check(arguments, request.headers());
        }
        entry.admit(request);
        Optional<LongWork> work = entry.work();
        if (work.isPresent() && (work.get().onlyAsTask() || tasks.wanted(request))) {
            return tasks.begin(request, work.get(), arguments);
        }
        return entry.call(request, arguments);
    }

    private ToolSource.ToolEntry find(String name) throws RpcException {
        return entry(sources, name).orElseThrow(() -> unknown(name));
    }

    private static Optional<ToolSource.ToolEntry> entry(List<ToolSource> sources, String name) {
        return sources.stream()
                .map(source -> source.find(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Finds the work of a tool, for a task that was begun by an earlier request. */
    static Function<String, Optional<LongWork>> works(List<ToolSource> sources) {
        return tool -> entry(sources, tool).flatMap(ToolSource.ToolEntry::work);
    }

    private RpcException unknown(String name) {
        List<String> near = sources.stream()
                .flatMap(source -> source.suggest(name).stream())
                .toList();
        String hint = near.isEmpty() ? "" : ". Did you mean " + String.join(" or ", near) + "?";
        return new RpcException(200, RpcException.INVALID_PARAMS, "Unknown tool: " + name + hint);
    }
}
