package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Everything a container test plays on: the container, and the GitLab behind it. */
record Stage(Container container, FrontedGitLab gitlab) implements AutoCloseable {

    static Stage set() throws IOException {
        FrontedGitLab gitlab = FrontedGitLab.start();
        Container container = Container.chosen();
        container.prepare(gitlab.url());
        return new Stage(container, gitlab);
    }

    /** To be called before each deployment: the container gets its configuration, GitLab forgets the tests before. */
    void beforeDeployment() {
        gitlab.reset();
        try {
            container.beforeDeployment(gitlab.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The MCP endpoint, called by nobody in particular. */
    McpHttp mcp() {
        return McpHttp.at(container.url("/mcp"));
    }

    @Override
    public void close() {
        gitlab.close();
    }
}
