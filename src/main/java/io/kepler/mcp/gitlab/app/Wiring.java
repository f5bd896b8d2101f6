package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.AuthMode;
import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.mcp.Mcp;
import io.kepler.mcp.gitlab.mcp.Workers;
import io.kepler.mcp.gitlab.oauth.AuthorizationServer;
import io.kepler.mcp.gitlab.oauth.Issuer;
import io.kepler.mcp.gitlab.oauth.gitlab.GitLabOAuth;
import io.kepler.mcp.gitlab.oauth.gitlab.IssuedByGitLab;
import io.kepler.mcp.gitlab.ops.HealthResource;
import io.kepler.mcp.gitlab.store.Database;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import io.kepler.mcp.gitlab.waiting.Waiting;
import jakarta.servlet.ServletContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The map of the program: every object that lives as long as the server, made by hand, in order. */
final class Wiring implements AutoCloseable {

    private static final int MOST_IDENTITIES = 10_000;

    private final Database database;
    private final JerseyGitLab gitlab;
    private final Workers workers;
    private final Optional<Connecting> connecting;
    private final List<Object> resources = new ArrayList<>();

    /** Takes the database over, to close it in the end. */
    Wiring(Configuration configuration, Build build, Database database) {
        this.database = database;
        Catalogue catalogue = Catalogue.load();
        Toolbox toolbox = new Toolbox(
                catalogue,
                handlers(configuration, build, new Waiting()),
                configuration.gitlab().totalTimeout());
        gitlab = new JerseyGitLab(configuration.gitlab());
        Set<AuthMode> modes = configuration.oauth().modes();
        Optional<GitLabOAuth> application =
                modes.equals(Set.of(AuthMode.TOKEN)) ? Optional.empty() : Optional.of(application(configuration));
        connecting = application
                .filter(unused -> modes.contains(AuthMode.OAUTH))
                .map(ours -> new Connecting(configuration, gitlab, ours, database.stores()));
        database.keepHouse(application);
        workers = new Workers(configuration.mcp().concurrentCalls());
        resources.addAll(
                Mcp.resources(configuration, build, catalogue, toolbox, callers(configuration, application), workers));
        resources.add(new HealthResource(configuration.server(), build));
        connecting.map(Connecting::server).map(AuthorizationServer::resources).ifPresent(resources::addAll);
        if (connecting.isEmpty() && application.isPresent()) {
            resources.addAll(AuthorizationServer.resourcesWithoutServer(configuration));
        }
    }

    private static Map<String, Handler> handlers(Configuration configuration, Build build, Waiting waiting) {
        Map<String, Handler> handlers = new HashMap<>(Handlers.all(configuration, build));
        handlers.putAll(waiting.handlers());
        return handlers;
    }

    private GitLabOAuth application(Configuration configuration) {
        return new GitLabOAuth(
                gitlab.oauth(),
                configuration.oauth().application(),
                configuration.gitlab().url(),
                new Issuer(configuration.oauth().publicUrl().orElseThrow()),
                InstantSource.system());
    }

    private Mcp.Callers callers(Configuration configuration, Optional<GitLabOAuth> application) {
        var remembered = configuration.mcp().identityCacheTtl();
        return new Mcp.Callers(
                gitlab,
                new Identities(gitlab, configuration.gitlab().url(), remembered, MOST_IDENTITIES),
                connecting.map(Connecting::server),
                application
                        .filter(unused -> configuration.oauth().modes().contains(AuthMode.GITLAB_OAUTH))
                        .map(ours -> new IssuedByGitLab(ours, remembered, InstantSource.system(), System::nanoTime)));
    }

    /** The JAX-RS resources and filters. */
    List<Object> resources() {
        return resources;
    }

    /** Puts the servlet filters of the browser login into effect, when there is one. */
    void register(ServletContext context) {
        connecting.ifPresent(parts -> parts.register(context));
    }

    /** Stops in the order in which things lean on each other: first who calls, then what is called. */
    @Override
    public void close() {
        workers.close();
        gitlab.close();
        database.close();
    }
}
