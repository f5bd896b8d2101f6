package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.modelcontextprotocol.client.McpSyncClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** An application that is replaced while the server runs must leave nothing behind. */
@ContainerTest
class RedeployContainerIT {
    private static final String WAR = "war";
    private static final int CALLERS = 8;
    /** More than any container holds on to, so that a leak cannot hide. */
    private static final int ROUNDS = 9;

    @Deployment(name = WAR, managed = false, testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @Test
    void leavesNoThreadNoDriverAndNoClassLoaderBehind(Stage stage, @ArquillianResource Deployer deployer)
            throws Exception {
        Container container = stage.container();
        List<String> complaintsBefore = container.complaints();
        for (int round = 0; round < ROUNDS; round++) {
            stage.beforeDeployment();
            deployer.deploy(WAR);
            use(stage);
            deployer.undeploy(WAR);
        }

        Jvm jvm = Jvm.of(container);
        Eventually.becomes(true, () -> {
            distract(container);
            return jvm.deploymentsAlive() <= container.deploymentsItKeeps();
        });
        assertThat(jvm.deploymentsAlive()).isLessThanOrEqualTo(container.deploymentsItKeeps());
        List<String> complaints = new ArrayList<>(container.complaints());
        complaints.removeAll(complaintsBefore);
        assertThat(complaints).isEmpty();
    }

    /** Makes it start all the threads that it ever starts: both eras, several at once. */
    private static void use(Stage stage) throws Exception {
        Callable<Integer> call = () -> stage.alice()
                .call("list_projects", Map.of("per_page", 5, "max_items", 5))
                .json()
                .path("items")
                .size();
        assertThat(Crowd.run(CALLERS, Collections.nCopies(CALLERS, call))).containsOnly(5);
        try (McpSyncClient client = OfficialClient.of(stage, SampleGitLab.ALICE_TOKEN)) {
            client.initialize();
            assertThat(client.listTools().tools()).isNotEmpty();
            client.closeGracefully();
        }
    }

    /** Gives the container's idle threads something else to remember than their last request to us. */
    private static void distract(Container container) throws Exception {
        McpHttp root = McpHttp.at(container.url("/").resolve("/"));
        Callable<Integer> call = () -> root.get().status();
        assertThat(Crowd.run(4 * CALLERS, Collections.nCopies(16 * CALLERS, call)))
                .hasSize(16 * CALLERS);
    }
}
