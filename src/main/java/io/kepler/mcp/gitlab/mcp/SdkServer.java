package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * The SDK's two servers over the one catalogue, without any transport: what they hand out is kept and called by our
 * engines. Arguments are checked by the catalogue, so the SDK's schema validation is off.
 */
final class SdkServer {

    static final String INSTRUCTIONS =
            "Tools to work with GitLab as the signed-in user. project_id takes a numeric id or"
                    + " a full path such as group/app. Lists answer items and page. When page.next is there, pass it as cursor"
                    + " to go on. Reads are concise, detail=full gives every field.";

    private static final String CALLER = "caller";
    private static final McpSchema.ServerCapabilities CAPABILITIES =
            McpSchema.ServerCapabilities.builder().tools(false).build();

    private final McpSchema.Implementation info;
    private final McpJsonMapper mapper;
    private final ToolCalls calls;

    SdkServer(McpSchema.Implementation info, McpJsonMapper mapper, ToolCalls calls) {
        this.info = info;
        this.mapper = mapper;
        this.calls = calls;
    }

    /** What every request carries through the SDK to the tools. */
    static McpTransportContext context(Inbound inbound) {
        return McpTransportContext.create(Map.of(CALLER, inbound));
    }

    McpSchema.Implementation info() {
        return info;
    }

    /** A handler that answers each request by itself. */
    McpStatelessServerHandler stateless() {
        StatelessTransport transport = new StatelessTransport();
        McpServer.async(transport)
                .serverInfo(info)
                .instructions(INSTRUCTIONS)
                .capabilities(CAPABILITIES)
                .jsonMapper(mapper)
                .jsonSchemaValidator(noValidation())
                .validateToolInputs(false)
                .tools(calls.tools().stream().map(this::stateless).toList())
                .build();
        return transport.handler();
    }

    /** A factory of sessions for the revisions that begin with initialize. */
    McpStreamableServerSession.Factory sessions() {
        SessionTransport transport = new SessionTransport();
        McpServer.async(transport)
                .serverInfo(info)
                .instructions(INSTRUCTIONS)
                .capabilities(CAPABILITIES)
                .jsonMapper(mapper)
                .jsonSchemaValidator(noValidation())
                .validateToolInputs(false)
                .tools(calls.tools().stream().map(this::stateful).toList())
                .build();
        return transport.factory();
    }

    private McpStatelessServerFeatures.AsyncToolSpecification stateless(McpSchema.Tool tool) {
        return new McpStatelessServerFeatures.AsyncToolSpecification(
                tool, (context, request) -> call(context, request));
    }

    private McpServerFeatures.AsyncToolSpecification stateful(McpSchema.Tool tool) {
        return McpServerFeatures.AsyncToolSpecification.builder()
                .tool(tool)
                .callHandler((exchange, request) -> call(exchange.transportContext(), request))
                .build();
    }

    /** Engines run on worker threads, so the call is made right here, on the thread that subscribes. */
    private Mono<McpSchema.CallToolResult> call(McpTransportContext context, McpSchema.CallToolRequest request) {
        Inbound inbound = (Inbound) context.get(CALLER);
        return Mono.fromSupplier(() -> calls.call(request.name(), request.arguments(), inbound.proof()));
    }

    private static JsonSchemaValidator noValidation() {
        return (schema, structuredContent) -> JsonSchemaValidator.ValidationResponse.asValid(null);
    }
}
