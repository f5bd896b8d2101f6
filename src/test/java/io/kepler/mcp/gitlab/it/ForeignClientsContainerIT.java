package io.kepler.mcp.gitlab.it;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;

/** In a container, below a context path, with nothing of ours at the root of the address and no proxy that helps. */
@ContainerTest
class ForeignClientsContainerIT extends ForeignClients {
    private static final String WAR = "connect";

    private URI server = URI.create("");

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.connecting(WAR);
    }

    @BeforeEach
    void register(Stage stage) {
        server = Stage.url(WAR);
        stage.gitlab().oauth().redirectUris(server + "/oauth/callback");
    }

    @Override
    URI server() {
        return server;
    }
}
