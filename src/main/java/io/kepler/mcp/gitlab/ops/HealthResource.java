package io.kepler.mcp.gitlab.ops;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.ServerConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells load balancers that this server is up, and people which one it is. Depends on nothing else. */
@Path("/health")
public final class HealthResource {

    private final Map<String, String> health = new LinkedHashMap<>();

    public HealthResource(ServerConfig server, Build build) {
        health.put("status", "ok");
        health.put("app_name", server.appName());
        health.put("environment", server.environment().name().toLowerCase(Locale.ROOT));
        health.put("version", build.version());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> health() {
        return health;
    }
}
