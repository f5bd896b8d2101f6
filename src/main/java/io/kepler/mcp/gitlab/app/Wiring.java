package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.mcp.Mcp;
import io.kepler.mcp.gitlab.mcp.Workers;
import io.kepler.mcp.gitlab.ops.HealthResource;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import java.util.ArrayList;
import java.util.List;

/** The map of the program: every object that lives as long as the server, made by hand, in order. */
final class Wiring implements AutoCloseable {

    private final GitLab gitlab;
    private final Workers workers;
    private final List<Object> resources;

    Wiring(Configuration configuration, Build build) {
        Catalogue catalogue = Catalogue.load();
        Toolbox toolbox = new Toolbox(
                catalogue,
                Handlers.all(configuration, build),
                configuration.gitlab().totalTimeout());
        gitlab = new JerseyGitLab(configuration.gitlab());
        Identities identities = new Identities(
                gitlab, configuration.gitlab().url(), configuration.mcp().identityCacheTtl(), 10_000);
        workers = new Workers(configuration.mcp().concurrentCalls());
        resources =
                new ArrayList<>(Mcp.resources(configuration, build, catalogue, toolbox, gitlab, identities, workers));
        resources.add(new HealthResource(configuration.server(), build));
    }

    /** The JAX-RS resources and filters. */
    List<Object> resources() {
        return resources;
    }

    /** Stops in the order in which things lean on each other: first who calls, then what is called. */
    @Override
    public void close() {
        workers.close();
        gitlab.close();
    }
}
