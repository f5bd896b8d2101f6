package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.ConfigurationException;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.Loaded;
import io.kepler.mcp.gitlab.config.Sources;
import io.kepler.mcp.gitlab.mcp.Additions;
import io.kepler.mcp.gitlab.store.Database;
import io.kepler.mcp.gitlab.store.StoreException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/** Starts and stops the application with its container. Wrong settings stop the start, with everything that is wrong. */
public class Start implements ServletContextListener {

    private static final Logger LOG = LoggerFactory.getLogger(Start.class);
    private static final String STANDALONE = "kepler.mcp.standalone";
    private static final String OPTION = "kepler.mcp.option.";

    private final LogLevels logLevels = new LogLevels();
    private @Nullable Wiring wiring;

    static Wiring wiring(ServletContext context) {
        if (context.getAttribute(Wiring.class.getName()) instanceof Wiring wiring) {
            return wiring;
        }
        throw new IllegalStateException("The application did not start; its log says why.");
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Build build = Build.read();
        Configuration configuration = configuration(context);
        logLevels.apply(configuration.server().logLevel());
        wiring = wired(configuration, build);
        wiring.register(context);
        context.setAttribute(Wiring.class.getName(), wiring);
        LOG.info(
                "{} {} serves {} at {}/mcp, environment {}",
                build.name(),
                build.version(),
                configuration.gitlab().url(),
                context.getContextPath(),
                configuration.server().environment().name().toLowerCase(Locale.ROOT));
    }

    /** What is served besides GitLab; a seam for those who test the protocol. */
    Additions additions() {
        return Additions.NONE;
    }

    private Wiring wired(Configuration configuration, Build build) {
        Database database = database(configuration);
        try {
            return new Wiring(configuration, build, database, additions());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database database(Configuration configuration) {
        try {
            return Database.open(configuration.store(), configuration.server().environment());
        } catch (StoreException e) {
            LOG.error(e.getMessage());
            throw e;
        }
    }

    private static Configuration configuration(ServletContext context) {
        Deployment deployment =
                context.getInitParameter(STANDALONE) == null ? Deployment.CONTAINER : Deployment.STANDALONE;
        try {
            Loaded loaded = Configuration.load(deployment, Sources.standard(options(context)));
            loaded.warnings().forEach(LOG::warn);
            return loaded.configuration();
        } catch (ConfigurationException e) {
            LOG.error(e.getMessage());
            throw e;
        }
    }

    /** The command line of {@code java -jar}, which the launcher hands on as init parameters. */
    private static Map<String, String> options(ServletContext context) {
        Map<String, String> options = new HashMap<>();
        for (String name : Collections.list(context.getInitParameterNames())) {
            if (name.startsWith(OPTION)) {
                options.put(name.substring(OPTION.length()).toUpperCase(Locale.ROOT), context.getInitParameter(name));
            }
        }
        return options;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (wiring != null) {
            wiring.close();
        }
        Database.forgetDrivers();
        // Ours alone, for Reactor lies in the WAR; its threads would keep the class loader alive.
        Schedulers.shutdownNow();
        RecordCaches.release();
    }
}
