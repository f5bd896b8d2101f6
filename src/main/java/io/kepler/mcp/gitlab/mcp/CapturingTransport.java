package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A transport for one request that keeps the response instead of sending it, because it goes out as plain JSON. */
final class CapturingTransport implements McpStreamableServerTransport {

    private final McpJsonMapper mapper;
    private volatile McpSchema.@Nullable JSONRPCResponse response;

    CapturingTransport(McpJsonMapper mapper) {
        this.mapper = mapper;
    }

    Optional<RpcResponse> response() {
        return Optional.ofNullable(response).map(RpcResponse::of);
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
        if (message instanceof McpSchema.JSONRPCResponse given) {
            response = given;
        }
        return Mono.empty();
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, String messageId) {
        return sendMessage(message);
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void close() {}
}
