package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page about the clients that were tried. */
final class ClientsPage {
    private static final Path PACKAGES = Path.of("src", "test", "js", "package.json");

    private ClientsPage() {}

    static String write() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Clients

                Each of these connects, lists the tools, calls one, reads a resource and gets a prompt, in every build: with
                `java -jar`, and on two nodes that take requests in turns. The revision is the one that the client chose for
                this server. A client that knows tasks is shown the tools that wait, too. This page is written by the test.

                | Client | Version | Mode | Revision | Tools | Call | Resource | Prompt |
                |---|---|---|---|---|---|---|---|
                """);
        for (Visitor client : Visitor.values()) {
            page.append("| %s | %s | %s | %s | %d | yes | yes | yes |\n"
                    .formatted(client.title, version(client), client.mode, client.revision, client.tools));
        }
        return page.toString();
    }

    private static String version(Visitor client) throws IOException {
        if (!client.artifact.isEmpty()) {
            return McpHttp.json(Files.readString(PACKAGES))
                    .at("/devDependencies")
                    .path(client.artifact)
                    .asString();
        }
        Matcher version =
                Pattern.compile("<mcp.version>(.*)</mcp.version>").matcher(Files.readString(Path.of("pom.xml")));
        return version.find() ? version.group(1) : "";
    }
}
