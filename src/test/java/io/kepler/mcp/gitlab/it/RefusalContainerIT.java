package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Wrong settings keep the WAR from starting, and the container's log says why. */
@ContainerTest
class RefusalContainerIT {
    private static final String WAR = "refused";

    /** Settings that come with the WAR itself, as some administrators like them: env-entries of web.xml. */
    @Deployment(name = WAR, managed = false, testable = false)
    public static Archive<?> war() {
        return Wars.withEntries(WAR, "gitlab_urll", "https://gitlab.example.com", "gitlab_retries", "many");
    }

    @Test
    void namesAllMistakesAtOnce(Stage stage, @ArquillianResource Deployer deployer) throws Exception {
        assertThatThrownBy(() -> deployer.deploy(WAR)).isInstanceOf(Exception.class);

        assertThat(stage.container().log())
                .contains("does not start: 2 mistakes")
                .contains("java:comp/env/kepler-mcp/gitlab_urll")
                .contains("java:comp/env/kepler-mcp/gitlab_retries");
        stage.container().discard(WAR);
        assertThat(McpHttp.at(stage.container().url("/health").resolve("/" + WAR + "/health"))
                        .get()
                        .status())
                .isEqualTo(404);
    }
}
