package io.kepler.mcp.gitlab.launcher.tomcat;

import io.kepler.mcp.gitlab.launcher.LaunchException;
import io.kepler.mcp.gitlab.launcher.Listen;
import io.kepler.mcp.gitlab.launcher.Site;
import io.kepler.mcp.gitlab.launcher.WebServer;
import java.net.URI;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.util.modeler.Registry;

/** An embedded Tomcat with one connector and one web application at the root. */
public final class TomcatServer implements WebServer {

    /** Shorter than the ten seconds after which container runtimes lose patience and kill. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    /** An answer is on its way for a moment after its request has ended. */
    private static final Duration LAST_BYTES = Duration.ofMillis(200);

    private final Tomcat tomcat = new Tomcat();
    private final RunningRequests running = new RunningRequests();

    @Override
    public URI start(Listen listen, Site site) throws LaunchException {
        Address address = Address.of(listen);
        address.requireFree();
        // Nobody looks at Tomcat's MBeans here, and they cost memory and time.
        Registry.disableRegistry();
        tomcat.setBaseDir(site.scratch().toString());
        tomcat.setSilent(true);
        tomcat.setAddDefaultWebXmlToWebapp(false);
        tomcat.getEngine().setParentClassLoader(TomcatServer.class.getClassLoader());
        tomcat.getEngine().getPipeline().addValve(running);
        Connector connector = Connectors.make(listen, address);
        tomcat.setConnector(connector);
        Context context = Contexts.add(tomcat, site);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new LaunchException("Cannot serve at " + address.uri(listen.port()) + ": " + deepest(e), e);
        }
        if (context.getState() != LifecycleState.STARTED) {
            stop();
            throw new LaunchException("The application did not start; the messages above say why.");
        }
        return address.uri(connector.getLocalPort());
    }

    @Override
    public void stop() throws LaunchException {
        ProtocolHandler protocol = tomcat.getConnector().getProtocolHandler();
        protocol.closeServerSocketGraceful();
        running.await(GRACE);
        protocol.awaitConnectionsClose(LAST_BYTES.toMillis());
        try {
            tomcat.stop();
        } catch (LifecycleException e) {
            throw new LaunchException("Did not stop cleanly: " + deepest(e), e);
        }
    }

    private static String deepest(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
