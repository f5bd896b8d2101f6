package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A client that others wrote, and the way it is set up. */
enum Visitor {
    TYPESCRIPT_1("TypeScript SDK 1", "@modelcontextprotocol/sdk", "", "2025-11-25", 51) {
        @Override
        Visit visit(URI endpoint) throws Exception {
            return Visit.by("typescript-1.mjs", endpoint.toString(), TOKEN);
        }
    },
    TYPESCRIPT_2_LEGACY("TypeScript SDK 2", "@modelcontextprotocol/client", "legacy", "2025-11-25", 51) {
        @Override
        Visit visit(URI endpoint) throws Exception {
            return Visit.by("typescript-2.mjs", endpoint.toString(), TOKEN, "legacy");
        }
    },
    TYPESCRIPT_2_AUTO("TypeScript SDK 2", "@modelcontextprotocol/client", "auto", "2026-07-28", 51) {
        @Override
        Visit visit(URI endpoint) throws Exception {
            return Visit.by("typescript-2.mjs", endpoint.toString(), TOKEN, "auto");
        }
    },
    TYPESCRIPT_2_PINNED("TypeScript SDK 2", "@modelcontextprotocol/client", "pinned", "2026-07-28", 51) {
        @Override
        Visit visit(URI endpoint) throws Exception {
            return Visit.by("typescript-2.mjs", endpoint.toString(), TOKEN, "2026-07-28");
        }
    },
    JAVA("Java SDK", "", "", "2025-11-25", 51) {
        @Override
        Visit visit(URI endpoint) {
            try (McpSyncClient client = OfficialClient.showing(endpoint, TOKEN)) {
                client.initialize();
                return Visit.in(
                        McpHttp.JSON.valueToTree(client.listTools()),
                        McpHttp.JSON.valueToTree(client.callTool(McpSchema.CallToolRequest.builder("get_current_user")
                                .build())),
                        McpHttp.JSON.valueToTree(
                                client.readResource(McpSchema.ReadResourceRequest.builder(Visit.RESOURCE)
                                        .build())),
                        McpHttp.JSON.valueToTree(client.getPrompt(McpSchema.GetPromptRequest.builder(Visit.PROMPT)
                                .arguments(Map.of("project_id", Visit.PROJECT))
                                .build())));
            }
        }
    },
    INSPECTOR_LEGACY("Inspector, `--cli`", "@modelcontextprotocol/inspector", "legacy", "2025-11-25", 51) {
        @Override
        Visit visit(URI endpoint) throws Exception {
            return new Inspector(endpoint, TOKEN, "legacy").visit();
        }
    },
    INSPECTOR_MODERN("Inspector, `--cli`", "@modelcontextprotocol/inspector", "modern", "2026-07-28", 55) {
        @Override
        Visit visit(URI endpoint) throws Exception {
            return new Inspector(endpoint, TOKEN, "modern").visit();
        }
    },
    MCP_REMOTE("mcp-remote", "mcp-remote", "", "2025-11-25", 51) {
        @Override
        Visit visit(URI endpoint) throws Exception {
            Path memory = Files.createTempDirectory(Path.of("target"), "mcp-remote");
            try (McpRemote client = new McpRemote(endpoint, memory, "--header", "PRIVATE-TOKEN:" + TOKEN)) {
                client.initialize();
                return Visit.in(
                        client.request("tools/list", Map.of()),
                        client.request("tools/call", Map.of("name", "get_current_user", "arguments", Map.of())),
                        client.request("resources/read", Map.of("uri", Visit.RESOURCE)),
                        client.request(
                                "prompts/get",
                                Map.of("name", Visit.PROMPT, "arguments", Map.of("project_id", Visit.PROJECT))));
            }
        }
    };

    private static final String TOKEN = SampleGitLab.ALICE_TOKEN;

    /** Its name for people. */
    final String title;
    /** Its package, "" for the one in Java. */
    final String artifact;
    /** How it was told to choose a revision, "" where there is no choice. */
    final String mode;
    /** The revision that it speaks with this server. */
    final String revision;
    /** How many tools it is shown; there are more for clients that know tasks. */
    final int tools;

    Visitor(String title, String artifact, String mode, String revision, int tools) {
        this.title = title;
        this.artifact = artifact;
        this.mode = mode;
        this.revision = revision;
        this.tools = tools;
    }

    /** Connects, lists the tools, calls one, reads a resource and gets a prompt. */
    abstract Visit visit(URI endpoint) throws Exception;
}
