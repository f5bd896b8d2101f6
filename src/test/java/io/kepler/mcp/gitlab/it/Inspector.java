package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.node.NodeProgram;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The official Inspector as a program for the command line: one run, one request. */
record Inspector(URI endpoint, String token, String era) {

    Visit visit() throws IOException, InterruptedException {
        return Visit.in(
                run("tools/list"),
                run("tools/call", "--tool-name", "get_current_user"),
                run("resources/read", "--uri", Visit.RESOURCE),
                run("prompts/get", "--prompt-name", Visit.PROMPT, "--prompt-args", "project_id=" + Visit.PROJECT));
    }

    private JsonNode run(String method, String... more) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "--cli",
                endpoint.toString(),
                "--transport",
                "http",
                "--header",
                "PRIVATE-TOKEN: " + token,
                "--protocol-era",
                era,
                "--format",
                "json",
                "--quiet",
                "--method",
                method);
        try (NodeProgram program = NodeProgram.start(
                "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js",
                Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new))) {
            assertThat(program.exitCode()).as(program.output()).isZero();
            return McpHttp.json(program.output()).path("result");
        }
    }
}
