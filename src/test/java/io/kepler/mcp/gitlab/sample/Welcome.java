package io.kepler.mcp.gitlab.sample;

import java.net.URI;

/** What the demo prints when everything runs: who one can be, one line to try, and how to connect a client. */
final class Welcome {
    private static final String TEXT = """

            ------------------------------------------------------------------------------
            Kepler MCP GitLab is ready at   {mcp}
            The sample GitLab listens at    {gitlab}   (it forgets everything on exit)

            Who you can be (header PRIVATE-TOKEN, or Authorization: Bearer):
              Alice, owns most projects     {alice}
              Alice, read only              {reader}
              Bob, develops in some         {bob}
              Administrator                 {admin}

            Try it in another terminal:
              curl -s {mcp} -H 'PRIVATE-TOKEN: {alice}' -H 'Content-Type: application/json' \
            -H 'Accept: application/json, text/event-stream' \
            -d '{"jsonrpc":"2.0","id":1,"method":"tools/call",\
            "params":{"name":"list_projects","arguments":{"search":"telescope"}}}'

            Claude Code:
              claude mcp add --transport http gitlab {mcp} --header 'PRIVATE-TOKEN: {alice}'

            VS Code, .vscode/mcp.json:
              {"servers":{"gitlab":{"type":"http","url":"{mcp}","headers":{"PRIVATE-TOKEN":"{alice}"}}}}

            Cursor, .cursor/mcp.json:
              {"mcpServers":{"gitlab":{"url":"{mcp}","headers":{"PRIVATE-TOKEN":"{alice}"}}}}

            Then ask, for instance: "Which issues of orbit/telescope are about the mount?"
            Ctrl-C stops both.
            ------------------------------------------------------------------------------
            """;

    private Welcome() {}

    static String text(String mcp, URI gitlab) {
        return TEXT.replace("{mcp}", mcp)
                .replace("{gitlab}", gitlab.toString())
                .replace("{alice}", SampleGitLab.ALICE_TOKEN)
                .replace("{reader}", SampleGitLab.ALICE_READ_TOKEN)
                .replace("{bob}", SampleGitLab.BOB_TOKEN)
                .replace("{admin}", SampleGitLab.ADMIN_TOKEN);
    }
}
