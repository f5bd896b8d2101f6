package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.node.NodeProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The bridge that brings clients which know only programs to servers which are elsewhere; this is such a client. */
final class McpRemote implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("^http\\S+/oauth/authorize\\?\\S+");
    private static final Pattern LISTENING = Pattern.compile("OAuth callback server running at");

    private final NodeProgram program;
    private int requests;

    /**
     * Starts the bridge.
     *
     * @param memory the folder where it remembers clients and tokens
     */
    McpRemote(URI endpoint, Path memory, String... options) throws IOException, InterruptedException {
        program = NodeProgram.start(
                Map.of("MCP_REMOTE_CONFIG_DIR", memory.toString()),
                "node_modules/mcp-remote/dist/proxy.js",
                Stream.concat(Stream.of(endpoint.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** Waits until it wants a browser to be sent somewhere, and listens for it to come back; it asks before it listens. */
    String asksFor() throws InterruptedException {
        program.await(LISTENING);
        return program.await(ADDRESS).group();
    }

    /** The handshake. */
    JsonNode initialize() throws InterruptedException {
        JsonNode result = request(
                "initialize",
                Map.of(
                        "protocolVersion", "2025-11-25",
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "test", "version", "1")));
        say(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
        return result;
    }

    /** The result of a request; fails without one. */
    JsonNode request(String method, Map<String, ?> params) throws InterruptedException {
        requests++;
        say(Map.of("jsonrpc", "2.0", "id", requests, "method", method, "params", params));
        JsonNode answer = McpHttp.json(program.await(Pattern.compile("^\\{.*\"id\":" + requests + "\\b.*}$"))
                .group());
        if (!answer.has("result")) {
            throw new AssertionError(method + " has no result: " + answer + "\n" + program.output());
        }
        return answer.path("result");
    }

    String output() {
        return program.output();
    }

    @Override
    public void close() {
        program.close();
    }

    private void say(Map<String, ?> message) {
        program.say(McpHttp.JSON.writeValueAsString(message));
    }
}
