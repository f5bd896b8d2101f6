package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes the session factory of the SDK's server, so that our engine can call it; it transports nothing itself. */
final class SessionTransport implements McpStreamableServerTransportProvider {

    private McpStreamableServerSession.@Nullable Factory factory;

    McpStreamableServerSession.Factory factory() {
        if (factory == null) {
            throw new IllegalStateException("The SDK handed out no session factory");
        }
        return factory;
    }

    @Override
    public void setSessionFactory(McpStreamableServerSession.Factory given) {
        factory = given;
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> notifyClient(String sessionId, String method, Object params) {
        return Mono.empty();
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
