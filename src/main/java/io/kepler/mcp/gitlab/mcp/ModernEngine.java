package io.kepler.mcp.gitlab.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** 2026-07-28 on top of the SDK's stateless server: every request stands alone and is checked against its headers. */
final class ModernEngine implements Engine {

    /** Methods that revision dropped; the SDK would still answer them. */
    private static final Set<String> REMOVED = Set.of("initialize", "ping", "logging/setLevel");

    /** An hour: the tools change only when the server is replaced. Private, because what is listed may vary by user. */
    private static final int LIST_TTL_MILLIS = 3_600_000;

    private final StatelessHandler handler;

    ModernEngine(StatelessHandler handler) {
        this.handler = handler;
    }

    @Override
    public Outcome handle(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        if (message.kind() == Message.Kind.RESPONSE) {
            throw new RpcException(400, RpcException.INVALID_REQUEST, "Invalid request: clients send no responses");
        }
        ModernRequest.check(message, inbound.headers());
        if (message.kind() == Message.Kind.NOTIFICATION) {
            return Outcome.empty(202);
        }
        return switch (message.method()) {
            case ModernRequest.DISCOVER -> complete(RpcResponse.result(message.id(), discovery()));
            default -> dispatch(inbound);
        };
    }

    private Outcome dispatch(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        if (REMOVED.contains(message.method())) {
            throw methodNotFound(message.method());
        }
        RpcResponse response = handler.handle(inbound);
        if (response.error() != null && response.error().code() == RpcException.METHOD_NOT_FOUND) {
            throw methodNotFound(message.method());
        }
        if (response.result() instanceof McpSchema.ListToolsResult list) {
            Map<String, Object> cacheable = new LinkedHashMap<>();
            cacheable.put("tools", list.tools());
            cacheable.put("ttlMs", LIST_TTL_MILLIS);
            cacheable.put("cacheScope", "private");
            return complete(RpcResponse.result(message.id(), cacheable));
        }
        return complete(response);
    }

    private static Map<String, Object> discovery() {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("supportedVersions", ModernRequest.SUPPORTED);
        discovery.put("capabilities", Map.of("tools", Map.of()));
        discovery.put("instructions", SdkServer.INSTRUCTIONS);
        discovery.put("ttlMs", LIST_TTL_MILLIS);
        discovery.put("cacheScope", "private");
        return discovery;
    }

    private static RpcException methodNotFound(String method) {
        return new RpcException(404, RpcException.METHOD_NOT_FOUND, "Method not found: " + method);
    }

    private static Outcome complete(RpcResponse response) {
        return Outcome.of(response, Revision.V2026_07_28);
    }
}
