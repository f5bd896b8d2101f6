package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Listing;
import io.kepler.mcp.gitlab.tools.Tool;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue as MCP shows it: its tools in the SDK's words, and one call with every way it can end. */
final class ToolCalls {

    private final JsonMapper mapper;
    private final Catalogue catalogue;
    private final Toolbox toolbox;
    private final Failures failures;
    private final Consumer<Caller> onRejectedCredential;

    ToolCalls(
            JsonMapper mapper,
            Catalogue catalogue,
            Toolbox toolbox,
            Failures failures,
            Consumer<Caller> onRejectedCredential) {
        this.mapper = mapper;
        this.catalogue = catalogue;
        this.toolbox = toolbox;
        this.failures = failures;
        this.onRejectedCredential = onRejectedCredential;
    }

    List<McpSchema.Tool> tools() {
        return catalogue.tools().stream()
                .map(Listing::of)
                .map(listing -> mapper.convertValue(listing, McpSchema.Tool.class))
                .toList();
    }

    /** The name the catalogue knows this tool by, which differs from the given one when that is an alias. */
    String canonicalName(String name) throws RpcException {
        return catalogue.find(name).map(Tool::name).orElseThrow(() -> unknown(name));
    }

    private RpcException unknown(String name) {
        List<String> near = catalogue.suggest(name);
        String hint = near.isEmpty() ? "" : ". Did you mean " + String.join(" or ", near) + "?";
        return new RpcException(200, RpcException.INVALID_PARAMS, "Unknown tool: " + name + hint);
    }

    /** Calls a tool; every failure becomes a result the model can act on. */
    McpSchema.CallToolResult call(String name, @Nullable Map<String, Object> arguments, Caller caller) {
        Tool tool = catalogue.find(name).orElseThrow();
        try {
            return result(toolbox.call(tool, arguments == null ? Map.of() : arguments, caller), false);
        } catch (InvalidArguments e) {
            return result(failures.invalid(tool, e), true);
        } catch (GitLabException e) {
            if (e.fault() == Fault.UNAUTHENTICATED) {
                onRejectedCredential.accept(caller);
            }
            return result(failures.failed(tool, caller, e), true);
        } catch (RuntimeException | Error e) {
            return result(failures.broken(tool, caller, e), true);
        }
    }

    /** The answer travels through the SDK in the place of structuredContent; {@link ResponseWriter} takes it out there. */
    private static McpSchema.CallToolResult result(Answer answer, boolean isError) {
        return new McpSchema.CallToolResult(List.of(), isError, answer, null);
    }
}
