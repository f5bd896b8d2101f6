package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.node.NodeProgram;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a client found here: how many tools, who it is, a resource, and the first words of a prompt. */
record Visit(int tools, String user, String project, String prompt) {
    static final String RESOURCE = "gitlab://projects/orbit%2Ftelescope";
    static final String PROJECT = "orbit/telescope";
    static final String PROMPT = "onboard_to_project";

    /** Found by a script that tells it in lines. */
    static Visit by(String script, String... arguments) throws IOException, InterruptedException {
        try (NodeProgram program = NodeProgram.start(script, arguments)) {
            assertThat(program.exitCode()).as(program.output()).isZero();
            List<JsonNode> said = program.output()
                    .lines()
                    .filter(line -> line.matches("(tools|user|project|prompt): .*"))
                    .map(line -> McpHttp.json(line.substring(line.indexOf(':') + 1)))
                    .toList();
            return new Visit(
                    said.get(0).asInt(),
                    said.get(1).asString(),
                    said.get(2).asString(),
                    said.get(3).asString());
        }
    }

    /** Found in the four results of the protocol. */
    static Visit in(JsonNode tools, JsonNode call, JsonNode resource, JsonNode prompt) {
        return new Visit(
                tools.path("tools").size(),
                McpHttp.json(call.at("/content/0/text").asString())
                        .path("username")
                        .asString(),
                McpHttp.json(resource.at("/contents/0/text").asString())
                        .path("path_with_namespace")
                        .asString(),
                prompt.at("/messages/0/content/text").asString());
    }

    /** Fails when a client did not find all that is here for Alice. */
    void assertComplete(int expectedTools) {
        assertThat(tools).isEqualTo(expectedTools);
        assertThat(user).isEqualTo("alice");
        assertThat(project).isEqualTo(PROJECT);
        assertThat(prompt).contains(PROJECT);
    }
}
