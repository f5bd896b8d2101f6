package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Everything a container test plays on: the container, and the GitLab behind it. */
record Stage(Container container, SampleGitLab gitlab) implements AutoCloseable {

    /** How long the container waits for GitLab before it gives up; long enough for a busy machine. */
    static final int PATIENCE_SECONDS = 5;

    static Stage set() throws IOException {
        // Below a sub-path, as some GitLabs are installed.
        SampleGitLab gitlab = SampleGitLab.start(0, "/gitlab");
        Container container = Container.chosen();
        container.prepare(gitlab.url());
        return new Stage(container, gitlab);
    }

    /** To be called before each deployment: the container gets its configuration. */
    void beforeDeployment() {
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

    McpHttp alice() {
        return mcp().as(SampleGitLab.ALICE_TOKEN);
    }

    McpHttp bob() {
        return mcp().as(SampleGitLab.BOB_TOKEN);
    }

    @Override
    public void close() {
        gitlab.close();
    }
}
