package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kepler.mcp.gitlab.config.ConfigurationException;
import io.kepler.mcp.gitlab.ops.HealthResource;
import io.kepler.mcp.gitlab.store.StoreException;
import jakarta.servlet.ServletContextEvent;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    @TempDir
    private Path data;

    @Test
    void makesTheResourcesFromTheOptionsOfTheCommandLine() {
        ServletWorld world = new ServletWorld(Map.of(
                "kepler.mcp.option.app_name",
                "our-gitlab",
                "kepler.mcp.option.data_dir",
                data.toString(),
                "other",
                "x"));
        Start start = new Start();
        start.contextInitialized(new ServletContextEvent(world.context()));
        try {
            assertThat(Start.wiring(world.context()).resources())
                    .filteredOn(HealthResource.class::isInstance)
                    .singleElement()
                    .satisfies(resource ->
                            assertThat(((HealthResource) resource).health()).containsEntry("app_name", "our-gitlab"));
        } finally {
            start.contextDestroyed(new ServletContextEvent(world.context()));
        }
    }

    @Test
    void keepsADatabaseAlsoWhenNobodyLogsInByBrowser() {
        ServletWorld world = new ServletWorld(Map.of("kepler.mcp.option.data_dir", data.toString()));
        Start start = new Start();
        start.contextInitialized(new ServletContextEvent(world.context()));
        start.contextDestroyed(new ServletContextEvent(world.context()));

        assertThat(data).isDirectoryContaining("glob:**/*.mv.db").isDirectoryContaining("glob:**/encryption.key");
    }

    @Test
    void refusesToStartWithoutAKeyOutsideOfLocal() {
        ServletWorld world = new ServletWorld(
                Map.of("kepler.mcp.option.data_dir", data.toString(), "kepler.mcp.option.environment", "prod"));
        Start start = new Start();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> start.contextInitialized(new ServletContextEvent(world.context())))
                .withMessageContaining("KEPLER_MCP_TOKEN_ENCRYPTION_KEY is not set")
                .withMessageContaining("java -jar kepler-mcp-gitlab.war generate-key");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void stopsWhatIsWronglySetWithEverythingThatIsWrong() {
        ServletWorld world = new ServletWorld(Map.of(
                "kepler.mcp.option.log_level", "loud",
                "kepler.mcp.option.gitlab_url", "ftp://gitlab.example"));
        ServletContextEvent event = new ServletContextEvent(world.context());
        Start start = new Start();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> start.contextInitialized(event))
                .satisfies(e -> assertThat(e.mistakes()).hasSize(2));
        assertThatIllegalStateException()
                .isThrownBy(() -> Start.wiring(world.context()))
                .withMessageContaining("did not start");
        assertThatCode(() -> start.contextDestroyed(event)).doesNotThrowAnyException();
    }
}
