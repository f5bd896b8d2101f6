package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Everything a container test plays on: the container, and the GitLab behind it. */
record Stage(Container container, SampleGitLab gitlab) implements AutoCloseable {

    /** How long the container waits for GitLab before it gives up; long enough for a busy machine. */
    static final int PATIENCE_SECONDS = 5;

    /** System properties, because deployments are described before a test can be handed a stage. */
    private static final String GITLAB = "stage.gitlab";

    private static final String ROOT = "stage.root";

    static Stage set() throws IOException {
        // Below a sub-path, as some GitLabs are installed.
        SampleGitLab gitlab = SampleGitLab.start(0, "/gitlab");
        Container container = Container.chosen();
        container.prepare(gitlab.url());
        System.setProperty(GITLAB, gitlab.url().toString());
        System.setProperty(ROOT, container.url("/").resolve("/").toString());
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

    /** Where the GitLab of the stage that was set is. */
    static URI gitlabUrl() {
        return URI.create(System.getProperty(GITLAB));
    }

    /** Where an application with this name is, once it is deployed on the stage that was set. */
    static URI url(String application) {
        return URI.create(System.getProperty(ROOT) + application);
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
