package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Whether the WAR is up, below a context path that is not the root. */
@ContainerTest
class HealthContainerIT {

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @Test
    void saysThatItIsWell(Stage stage) {
        Answer answer = McpHttp.at(stage.container().url("/health")).get();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("ok");
        assertThat(answer.json().path("environment").asString()).isEqualTo("prod");
    }
}
