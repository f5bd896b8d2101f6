package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContextEvent;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The resources behind Jersey, without a container. */
class RestApplicationTest {

    private static final URI BASE = URI.create("http://localhost:8000/");

    private final Start start = new Start();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private ServletWorld world;
    private ServletContextEvent event;

    @BeforeEach
    void start(@TempDir Path data) {
        world = new ServletWorld(Map.of("kepler.mcp.option.data_dir", data.toString()));
        event = new ServletContextEvent(world.context());
        start.contextInitialized(event);
    }

    @AfterEach
    void stop() {
        start.contextDestroyed(event);
    }

    @Test
    void tellsItsHealth() throws Exception {
        ContainerResponse response = ask("GET", "health", "");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getMediaType()).hasToString("application/json");
        assertThat(json().path("status").asString()).isEqualTo("ok");
    }

    @Test
    void refusesWhatIsNotThereAsJson() throws Exception {
        assertThat(ask("GET", "nothing", "").getStatus()).isEqualTo(404);
        assertThat(json()).hasToString("{\"error\":\"Not Found\"}");
        assertThat(ask("POST", "health", "").getStatus()).isEqualTo(405);
        assertThat(json()).hasToString("{\"error\":\"Method Not Allowed\"}");
    }

    private ContainerResponse ask(String method, String path, String sent) throws Exception {
        body.reset();
        ContainerRequest request =
                new ContainerRequest(BASE, BASE.resolve(path), method, anonymous(), new MapPropertiesDelegate(), null);
        request.header("Content-Type", "application/json");
        request.setEntityStream(new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)));
        return new ApplicationHandler(new RestApplication(world.context()))
                .apply(request, body)
                .get(20, TimeUnit.SECONDS);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(body.toByteArray());
    }

    private static SecurityContext anonymous() {
        return new SecurityContext() {
            @Override
            public @Nullable Principal getUserPrincipal() {
                return null;
            }

            @Override
            public boolean isUserInRole(String role) {
                return false;
            }

            @Override
            public boolean isSecure() {
                return false;
            }

            @Override
            public @Nullable String getAuthenticationScheme() {
                return null;
            }
        };
    }
}
