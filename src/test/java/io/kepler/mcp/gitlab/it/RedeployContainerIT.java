package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** An application that is replaced while the server runs must leave nothing behind. */
@ContainerTest
class RedeployContainerIT {
    private static final String WAR = "war";

    @Deployment(name = WAR, managed = false, testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @Test
    void leavesNoThreadNoDriverAndNoClassLoaderBehind(Stage stage, @ArquillianResource Deployer deployer)
            throws Exception {
        Container container = stage.container();
        int logged = container.log().length();
        for (int round = 0; round < 3; round++) {
            stage.beforeDeployment();
            deployer.deploy(WAR);
            use(stage);
            deployer.undeploy(WAR);
        }

        Jvm jvm = Jvm.of(container);
        Eventually.becomes(true, () -> jvm.deploymentsAlive() <= container.deploymentsItKeeps());
        assertThat(jvm.deploymentsAlive()).isLessThanOrEqualTo(container.deploymentsItKeeps());
        assertThat(container.complaints(container.log().substring(logged))).isEmpty();
    }

    private static void use(Stage stage) {
        assertThat(McpHttp.at(stage.container().url("/health")).get().status()).isEqualTo(200);
    }
}
