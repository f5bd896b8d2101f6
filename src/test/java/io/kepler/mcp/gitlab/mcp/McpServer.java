package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.OAuthConfig;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** The endpoints of MCP in a Tomcat of their own, with more than GitLab behind them. */
final class McpServer implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final FakeGitLab gitlab;
    private final Workers workers;
    private final Mcp mcp;

    McpServer(Path scratch, Map<String, String> settings, Additions additions) throws LifecycleException {
        this(scratch, settings, additions, Endpoint.memory(Endpoint.configuration(settings)), new FakeGitLab());
    }

    /** One of several nodes that share what they remember and the GitLab behind them. */
    McpServer(Path scratch, Map<String, String> settings, Additions additions, Mcp.Memory memory, FakeGitLab gitlab)
            throws LifecycleException {
        this.gitlab = gitlab;
        Configuration configuration = Endpoint.configuration(settings);
        workers = new Workers(configuration.mcp().concurrentCalls());
        Catalogue catalogue = Catalogue.load();
        mcp = new Mcp(
                configuration,
                Endpoint.BUILD,
                Endpoint.served(catalogue, Handlers.all(configuration, Endpoint.BUILD), additions),
                memory,
                workers);
        OAuthConfig oauth = configuration.oauth();
        Callers callers = new Callers(
                gitlab,
                new Identities(gitlab, URI.create("https://gitlab.example"), List.of(), Duration.ofMinutes(5), 100),
                Optional.empty(),
                Optional.empty());
        tomcat.setBaseDir(scratch.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", scratch.toString());
        Wrapper servlet = Tomcat.addServlet(context, "mcp", mcp.servlet(callers, oauth));
        servlet.setAsyncSupported(true);
        for (String path : McpServlet.paths()) {
            context.addServletMappingDecoded(path, "mcp");
        }
        tomcat.start();
    }

    FakeGitLab gitlab() {
        return gitlab;
    }

    URI url() {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
    }

    /** What the server does now and then, as if so much time had passed. */
    void beat(Duration later) {
        mcp.heartbeat().beat(System.nanoTime() + later.toNanos());
    }

    /** What happens to streams when the application stops. */
    void stopListening() {
        mcp.close();
    }

    @Override
    public void close() throws LifecycleException {
        mcp.close();
        workers.close();
        tomcat.stop();
        tomcat.destroy();
    }
}
