package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** A container that is going to run the WAR: a fresh base folder of its own, beside the untouched distribution. */
sealed interface Container permits Tomcat, WildFly {
    String CONTEXT = "kepler-mcp-gitlab";

    /** Options of its JVM that every container gets: little memory, and an encoding nobody should depend on. */
    String OPTIONS = "-Xmx256m -XX:SoftRefLRUPolicyMSPerMB=0"
            + " -Dfile.encoding=ISO-8859-1"
            + " -Dkepler.mcp.allowed_hosts=mcp.example.com"
            + " -Dkepler.mcp.gitlab_max_response_size=4MiB"
            + " -Dkepler.mcp.gitlab_read_timeout=" + Stage.PATIENCE_SECONDS + "s"
            + " -Dkepler.mcp.gitlab_retries=1"
            + " -Dkepler.mcp.gitlab_retry_after_max=1s";

    /** Creates the base folder with the sample configuration in it, and tells Arquillian where everything is. */
    void prepare(URI gitlab) throws IOException;

    /** To be called before each deployment, for what a container forgets at undeployment. */
    void beforeDeployment(URI gitlab) throws IOException;

    Path base();

    int httpPort();

    /** Everything it has logged so far. */
    String log();

    /** How many deployments it holds on to itself after they were undeployed. */
    int deploymentsItKeeps();

    /** Gets rid of an application whose deployment failed. */
    void discard(String application) throws IOException;

    /** What it has found wrong with applications so far, a line each. */
    List<String> complaints() throws IOException;

    /** The container that the build asked for. */
    static Container chosen() throws IOException {
        Path home = Path.of(System.getProperty("container.home"));
        Path base = Path.of(System.getProperty("container.base"));
        return switch (System.getProperty("arquillian.launch")) {
            case "tomcat" ->
                new Tomcat(
                        home,
                        base,
                        Ports.free(),
                        Ports.free(),
                        UUID.randomUUID().toString());
            case "wildfly" -> new WildFly(home, base, Ports.free(), Ports.free());
            default -> throw new IllegalStateException("no container is called like arquillian.launch says");
        };
    }

    /** The URL of a path in the deployed WAR. */
    default URI url(String path) {
        return URI.create("http://127.0.0.1:" + httpPort() + "/" + CONTEXT + path);
    }
}
