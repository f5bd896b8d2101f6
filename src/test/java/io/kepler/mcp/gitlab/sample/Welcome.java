package io.kepler.mcp.gitlab.sample;

import java.net.URI;

/** What the demo prints when everything runs: how to connect a client, who one can be, and one line to try. */
final class Welcome {
    private static final String TEXT = """

            ------------------------------------------------------------------------------
            Kepler MCP GitLab is ready at   {mcp}
            The sample GitLab listens at    {gitlab}   (it forgets everything on exit)

            Connect by login: give your AI client the address alone, its browser does the rest.
              Claude Code   claude mcp add --transport http gitlab {mcp}
                            then type /mcp there, choose gitlab and authenticate
              VS Code       {"servers":{"gitlab":{"type":"http","url":"{mcp}"}}}   in .vscode/mcp.json
              Cursor        {"mcpServers":{"gitlab":{"url":"{mcp}"}}}   in .cursor/mcp.json
            The sample GitLab asks whether you are Alice or Bob, and wants no password.
            What you connected, and how to end it:   {url}/connections

            Or show a token (header PRIVATE-TOKEN, or Authorization: Bearer):
              Alice, owns most projects     {alice}
              Alice, read only              {reader}
              Bob, develops in some         {bob}
              Administrator                 {admin}

            With a token it takes one line in another terminal:
              curl -s {mcp} -H 'PRIVATE-TOKEN: {alice}' -H 'Content-Type: application/json' \
            -d '{"jsonrpc":"2.0","id":1,"method":"tools/call",\
            "params":{"name":"list_projects","arguments":{"search":"telescope"}}}'

            Then ask, for instance: "Which issues of orbit/telescope are about the mount?"
            Ctrl-C stops both.
            ------------------------------------------------------------------------------
            """;

    private Welcome() {}

    static String text(URI url, URI gitlab) {
        return TEXT.replace("{mcp}", url + "/mcp")
                .replace("{url}", url.toString())
                .replace("{gitlab}", gitlab.toString())
                .replace("{alice}", SampleGitLab.ALICE_TOKEN)
                .replace("{reader}", SampleGitLab.ALICE_READ_TOKEN)
                .replace("{bob}", SampleGitLab.BOB_TOKEN)
                .replace("{admin}", SampleGitLab.ADMIN_TOKEN);
    }
}
