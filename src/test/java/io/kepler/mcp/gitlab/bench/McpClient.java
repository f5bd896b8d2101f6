package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.net.URI;

/** A client of an MCP server, with or without a session, that makes its messages ready to be sent. */
final class McpClient {

    private static final String WHO = "{\"name\":\"bench\",\"version\":\"1\"}";
    private static final String META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientInfo":%s,"io.modelcontextprotocol/clientCapabilities":{}}\
            """.formatted(WHO);

    private final URI endpoint;
    private final boolean modern;
    private final String headers;

    private McpClient(URI endpoint, boolean modern, String headers) {
        this.endpoint = endpoint;
        this.modern = modern;
        this.headers = headers;
    }

    /** Of 2026-07-28, where there is nothing to begin; shows a header line with a credential. */
    static McpClient modern(URI endpoint, String credential) {
        return new McpClient(endpoint, true, credential + "\nMCP-Protocol-Version: 2026-07-28\n");
    }

    /** Of 2025-11-25, without a session as yet. */
    static McpClient stranger(URI endpoint, String credential) {
        return new McpClient(endpoint, false, credential + "\n");
    }

    /** Of 2025-11-25, with a session if the server gives one. */
    static McpClient legacy(URI endpoint, String credential) throws IOException {
        McpClient stranger = stranger(endpoint, credential);
        try (Connection connection = new Connection(endpoint)) {
            Reply reply = connection.send(stranger.initialize());
            if (!answered(reply)) {
                throw new IOException("initialize was answered " + reply.text());
            }
            String session = reply.header("mcp-session-id")
                    .map(id -> "Mcp-Session-Id: " + id + "\n")
                    .orElse("");
            McpClient client =
                    new McpClient(endpoint, false, credential + "\nMCP-Protocol-Version: 2025-11-25\n" + session);
            connection.send(client.post("", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"));
            return client;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /** The first message of 2025-11-25, which begins a session. */
    byte[] initialize() {
        return message("initialize", "", """
                {"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":%s}""".formatted(WHO));
    }

    byte[] discover() {
        return message("server/discover", "", "{" + META + "}");
    }

    /** Opens a stream of changes, as 2026-07-28 does. */
    byte[] listen() {
        return message("subscriptions/listen", "", "{\"notifications\":{\"toolsListChanged\":true}," + META + "}");
    }

    byte[] listTools() {
        return message("tools/list", "", modern ? "{" + META + "}" : "{}");
    }

    /** A call with the arguments given as JSON. */
    byte[] call(String tool, String arguments) {
        String params = "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + (modern ? "," + META : "") + "}";
        return message("tools/call", tool, params);
    }

    /** Whether a reply is a result, and not one that tells of an error. */
    static boolean answered(Reply reply) {
        String text = reply.text();
        return reply.status() == 200 && text.contains("\"result\":") && !text.contains("\"isError\":true");
    }

    private byte[] message(String method, String name, String params) {
        String more = modern ? "Mcp-Method: " + method + "\n" + (name.isEmpty() ? "" : "Mcp-Name: " + name + "\n") : "";
        return post(more, """
                {"jsonrpc":"2.0","id":1,"method":"%s","params":%s}""".formatted(method, params));
    }

    private byte[] post(String more, String json) {
        return Requests.post(endpoint, headers + more, json);
    }
}
