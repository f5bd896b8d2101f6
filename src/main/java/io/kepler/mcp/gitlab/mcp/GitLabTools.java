package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Listing;
import io.kepler.mcp.gitlab.tools.Tool;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.waiting.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue as MCP shows it, and one call with every way it can end. */
final class GitLabTools implements ToolSource {

    static final int INSUFFICIENT_SCOPE = 40302;

    private final Catalogue catalogue;
    private final Toolbox toolbox;
    private final Waiting waiting;
    private final Confirmation confirmation;
    private final Failures failures;
    private final List<Map<String, Object>> listings;
    private final List<Map<String, Object>> waitingListings;

    GitLabTools(Catalogue catalogue, Toolbox toolbox, Waiting waiting, Confirmation confirmation, Failures failures) {
        this.catalogue = catalogue;
        this.toolbox = toolbox;
        this.waiting = waiting;
        this.confirmation = confirmation;
        this.failures = failures;
        this.listings = listings(catalogue.tools());
        this.waitingListings = listings(catalogue.of(Waiting.TOOLSET));
    }

    private List<Map<String, Object>> listings(List<Tool> tools) {
        return tools.stream()
                .map(tool -> confirmation.describe(tool, Listing.of(tool)))
                .toList();
    }

    @Override
    public List<Map<String, Object>> listingsForTasks() {
        return waitingListings;
    }

    @Override
    public List<Map<String, Object>> listings() {
        return listings;
    }

    @Override
    public Optional<ToolEntry> find(String name) {
        return catalogue.find(name).map(Entry::new);
    }

    @Override
    public List<String> suggest(String unknown) {
        return catalogue.suggest(unknown);
    }

    /** One tool of the catalogue. */
    private final class Entry implements ToolEntry {

        private final Tool tool;

        Entry(Tool tool) {
            this.tool = tool;
        }

        @Override
        public void admit(Request request) throws RpcException {
            if (!request.caller().may(tool.scope())) {
                throw insufficientScope(tool, request.proof());
            }
        }

        @Override
        public Object call(Request request, Map<String, Object> arguments) throws InputRequired {
            return GitLabTools.this.call(tool, request, arguments);
        }

        @Override
        public Optional<LongWork> work() {
            return waiting.knows(tool) ? Optional.of(new WaitingWork(tool, waiting, failures)) : Optional.empty();
        }
    }

    private Object call(Tool tool, Request request, Map<String, Object> arguments) throws InputRequired {
        Confirmation.Verdict verdict;
        try {
            verdict = confirmation.ask(tool, request, arguments);
        } catch (InvalidArguments e) {
            return new ToolResult(failures.invalid(tool, e), true);
        }
        return verdict.refusal().isPresent()
                ? new ToolResult(verdict.refusal().get(), true)
                : result(tool, request, verdict.arguments());
    }

    /** Clients that know OAuth ask the user for more when they see the challenge (RFC 6750, 3.1). */
    private static RpcException insufficientScope(Tool tool, Proof proof) {
        String needed = tool.scope().word();
        return new RpcException(
                403,
                INSUFFICIENT_SCOPE,
                tool.name() + " needs the scope " + needed + ", the access token does not have it",
                null,
                Map.of("WWW-Authenticate", proof.challenge().apply(tool.scope())));
    }

    /** Every failure becomes a result the model can act on. */
    private ToolResult result(Tool tool, Request request, Map<String, Object> arguments) {
        Caller caller = request.caller();
        try {
            return waiting.knows(tool)
                    ? new WaitingWork(tool, waiting, failures).within(request, arguments)
                    : new ToolResult(toolbox.call(tool, arguments, caller, request.deadline()), false);
        } catch (InvalidArguments e) {
            return new ToolResult(failures.invalid(tool, e), true);
        } catch (GitLabException e) {
            if (e.fault() == Fault.UNAUTHENTICATED) {
                request.proof().onRejected().run();
            }
            request.notices()
                    .log(
                            e.fault().retryable() ? LogLevel.WARNING : LogLevel.DEBUG,
                            "gitlab",
                            Map.of("tool", tool.name(), "code", e.fault().code()));
            return new ToolResult(failures.failed(tool, caller, e), true);
        } catch (RuntimeException | Error e) {
            return new ToolResult(failures.broken(tool, caller, e), true);
        }
    }
}
