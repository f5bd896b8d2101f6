package io.kepler.mcp.gitlab.launcher;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What {@code --help} prints. */
final class Help {

    private Help() {}

    static String text() {
        return """
                Usage: java -jar kepler-mcp-gitlab.war [command] [options]

                Serves GitLab to AI clients over the Model Context Protocol at /mcp.

                Commands:
                  serve                   Serve over HTTP until stopped (default)
                  stdio                   Serve one client over standard input and output
                  generate-key            Print a key for KEPLER_MCP_TOKEN_ENCRYPTION_KEY

                Options:
                %s\
                  --help                  Print this text
                  --version               Print the version

                Options win over all other settings, such as KEPLER_MCP_PORT in the environment.
                Exit codes: 0 done or stopped as asked, 1 could not, 2 wrong command line.
                """.formatted(Arrays.stream(Option.values()).map(Option::help).collect(Collectors.joining()));
    }
}
