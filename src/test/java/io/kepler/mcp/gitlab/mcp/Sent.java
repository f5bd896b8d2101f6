package io.kepler.mcp.gitlab.mcp;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What clients send: headers by name in any case, and the bodies that go with them. */
record Sent(Map<String, String> headers) implements Headers {

    static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    static Sent nothing() {
        return new Sent(Map.of());
    }

    /** The headers of Alice's client, of any revision with a handshake. */
    static Sent byAlice() {
        return nothing()
                .with("Content-Type", "application/json")
                .with("Accept", "application/json, text/event-stream")
                .with("PRIVATE-TOKEN", "glpat-alice-secret");
    }

    static Sent byBob() {
        return byAlice().with("PRIVATE-TOKEN", "glpat-bob-secret");
    }

    /** The headers of Alice's client of 2026-07-28. */
    static Sent modern(String method) {
        return byAlice().with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", method);
    }

    static Sent modernCall(String tool) {
        return modern("tools/call").with("Mcp-Name", tool);
    }

    Sent with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Sent(more);
    }

    Sent without(String name) {
        Map<String, String> less = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        less.putAll(headers);
        less.remove(name);
        return new Sent(less);
    }

    @Override
    public @Nullable String get(String name) {
        return headers.get(name);
    }

    /** A request with the id 1 and these members of params. */
    static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    static String modernRequest(String method, String params) {
        return request(method, params.isEmpty() ? META : params + "," + META);
    }

    /** A request of 2026-07-28 by a client that can do this. */
    static String modernRequest(String method, String params, String capabilities) {
        return modernRequest(method, params).replace("clientCapabilities\":{}", "clientCapabilities\":" + capabilities);
    }

    static String call(String tool, String arguments) {
        return "\"name\":\"" + tool + "\",\"arguments\":" + arguments;
    }

    static String initialize(String version, String capabilities) {
        return initialize(version).replace("\"capabilities\":{}", "\"capabilities\":" + capabilities);
    }

    static String initialize(String version) {
        return request(
                "initialize",
                "\"protocolVersion\":\"" + version
                        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}");
    }
}
