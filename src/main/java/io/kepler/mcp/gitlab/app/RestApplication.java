package io.kepler.mcp.gitlab.app;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The REST application: the resources that the wiring made, and nothing found by scanning. */
public final class RestApplication extends ResourceConfig {

    /** It prints whole addresses, with what is secret in them. Kept, because the JDK forgets the level of what nobody holds. */
    private static final Logger HUSHED = Logger.getLogger("org.glassfish.jersey.servlet.WebComponent");

    public RestApplication(@Context ServletContext context) {
        this(Start.wiring(context).resources());
    }

    private RestApplication(List<Object> resources) {
        HUSHED.setLevel(Level.SEVERE);
        property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        // Bodies here are JSON, text or streams; the other providers only look for classes that are not there.
        property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        register(new JsonBodyWriter());
        register(new ErrorMapper());
        resources.forEach(this::register);
    }

    /** The same around resources that somebody else made. */
    public static ResourceConfig of(List<Object> resources) {
        return new RestApplication(resources);
    }
}
