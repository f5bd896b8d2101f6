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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue as MCP shows it: its tools in the SDK's words, and one call with every way it can end. */
final class ToolCalls {

    static final int INSUFFICIENT_SCOPE = 40302;

    private final JsonMapper mapper;
    private final Catalogue catalogue;
    private final Toolbox toolbox;
    private final Failures failures;

    ToolCalls(JsonMapper mapper, Catalogue catalogue, Toolbox toolbox, Failures failures) {
        this.mapper = mapper;
        this.catalogue = catalogue;
        this.toolbox = toolbox;
        this.failures = failures;
    }

    List<McpSchema.Tool> tools() {
        return catalogue.tools().stream()
                .map(Listing::of)
                .map(listing -> mapper.convertValue(listing, McpSchema.Tool.class))
                .toList();
    }

    /**
     * The name the catalogue knows this tool by, which differs from the given one when that is an alias.
     *
     * @throws RpcException when there is no such tool, or the caller was not granted what it needs
     */
    String canonicalName(String name, Proof proof) throws RpcException {
        Tool tool = catalogue.find(name).orElseThrow(() -> unknown(name));
        if (!proof.caller().may(tool.scope())) {
            throw insufficientScope(tool, proof);
        }
        return tool.name();
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

    private RpcException unknown(String name) {
        List<String> near = catalogue.suggest(name);
        String hint = near.isEmpty() ? "" : ". Did you mean " + String.join(" or ", near) + "?";
        return new RpcException(200, RpcException.INVALID_PARAMS, "Unknown tool: " + name + hint);
    }

    /** Calls a tool; every failure becomes a result the model can act on. */
    McpSchema.CallToolResult call(String name, @Nullable Map<String, Object> arguments, Proof proof) {
        Caller caller = proof.caller();
        Tool tool = catalogue.find(name).orElseThrow();
        try {
            return result(toolbox.call(tool, arguments == null ? Map.of() : arguments, caller), false);
        } catch (InvalidArguments e) {
            return result(failures.invalid(tool, e), true);
        } catch (GitLabException e) {
            if (e.fault() == Fault.UNAUTHENTICATED) {
                proof.onRejected().run();
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
