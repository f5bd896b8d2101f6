package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes the handler of the SDK's stateless server, so that our engine can call it; it transports nothing itself. */
final class StatelessTransport implements McpStatelessServerTransport {

    private @Nullable McpStatelessServerHandler handler;

    McpStatelessServerHandler handler() {
        if (handler == null) {
            throw new IllegalStateException("The SDK handed out no handler");
        }
        return handler;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler given) {
        handler = given;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public List<String> protocolVersions() {
        return Revision.WITH_SESSIONS;
    }
}
