package io.kepler.mcp.gitlab.it;

import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;

/** In a container, below a context path. */
@ContainerTest
class ConformanceContainerIT extends Conforming {
    private URI server = URI.create("");

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.conformance();
    }

    @BeforeEach
    void find(Stage stage) {
        server = stage.container().url("/mcp");
    }

    @Override
    List<URI> nodes() {
        return List.of(server);
    }

    @Override
    String path() {
        return server.getPath();
    }
}
