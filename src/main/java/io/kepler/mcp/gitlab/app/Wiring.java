package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.AuthMode;
import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Hosts;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.gitlab.OAuthCalls;
import io.kepler.mcp.gitlab.gitlab.Turnstile;
import io.kepler.mcp.gitlab.mcp.Additions;
import io.kepler.mcp.gitlab.mcp.Callers;
import io.kepler.mcp.gitlab.mcp.Mcp;
import io.kepler.mcp.gitlab.mcp.McpServlet;
import io.kepler.mcp.gitlab.mcp.Workers;
import io.kepler.mcp.gitlab.oauth.AuthorizationServer;
import io.kepler.mcp.gitlab.oauth.Issuer;
import io.kepler.mcp.gitlab.oauth.gitlab.GitLabOAuth;
import io.kepler.mcp.gitlab.oauth.gitlab.IssuedByGitLab;
import io.kepler.mcp.gitlab.ops.HealthResource;
import io.kepler.mcp.gitlab.store.Database;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The map of the program: every object that lives as long as the server, made by hand, in order. */
final class Wiring implements AutoCloseable {

    private static final int MOST_IDENTITIES = 10_000;

    private final Database database;
    private final JerseyGitLab gitlab;
    private final JerseyGitLab strangers;
    private final Workers workers;
    private final Mcp mcp;
    private final McpServlet servlet;
    private final Hosts hosts;
    private final Optional<Connecting> connecting;
    private final List<Object> resources = new ArrayList<>();

    /** Takes the database over, to close it in the end. */
    Wiring(Configuration configuration, Build build, Database database, Additions additions) {
        this.database = database;
        hosts = Hosts.of(configuration);
        gitlab = new JerseyGitLab(configuration.gitlab());
        int atOnce = Turnstile.atOnce(configuration.mcp().concurrentCalls());
        strangers = JerseyGitLab.apart(configuration.gitlab(), 2 * atOnce);
        Set<AuthMode> modes = configuration.oauth().modes();
        Optional<GitLabOAuth> application = modes.equals(Set.of(AuthMode.TOKEN))
                ? Optional.empty()
                : Optional.of(application(configuration, gitlab.oauth()));
        connecting = application
                .filter(unused -> modes.contains(AuthMode.OAUTH))
                .map(ours -> new Connecting(configuration, gitlab, ours, database.stores()));
        database.keepHouse(application);
        workers = new Workers(configuration.mcp().concurrentCalls());
        mcp = new Mcp(
                configuration,
                build,
                Served.of(configuration, build, additions),
                new Mcp.Memory(
                        database.sessions(configuration.mcp().sessionTimeout()),
                        database.tasks(),
                        database.signals(),
                        database.seal()),
                workers);
        servlet = mcp.servlet(callers(configuration), configuration.oauth());
        resources.add(new HealthResource(configuration.server(), build));
        connecting.map(Connecting::server).map(AuthorizationServer::resources).ifPresent(resources::addAll);
        if (connecting.isEmpty() && application.isPresent()) {
            resources.addAll(AuthorizationServer.resourcesWithoutServer(configuration));
        }
    }

    private GitLabOAuth application(Configuration configuration, OAuthCalls calls) {
        return new GitLabOAuth(
                calls,
                configuration.oauth().application(),
                configuration.gitlab().url(),
                new Issuer(configuration.oauth().publicUrl().orElseThrow()),
                InstantSource.system());
    }

    private Callers callers(Configuration configuration) {
        Turnstile turnstile = Turnstile.within(configuration.mcp().concurrentCalls());
        Duration remembered = configuration.mcp().identityCacheTtl();
        return new Callers(
                gitlab,
                new Identities(
                        gitlab,
                        strangers,
                        turnstile,
                        configuration.gitlab().url(),
                        configuration.oauth().allowedGroups(),
                        remembered,
                        MOST_IDENTITIES),
                connecting.map(Connecting::server),
                Optional.of(configuration.oauth().modes())
                        .filter(modes -> modes.contains(AuthMode.GITLAB_OAUTH))
                        .map(unused -> application(configuration, strangers.oauth()))
                        .map(ours -> new IssuedByGitLab(
                                ours, turnstile, remembered, InstantSource.system(), System::nanoTime)));
    }

    /** The JAX-RS resources and filters. */
    List<Object> resources() {
        return resources;
    }

    /** Puts the endpoints of MCP into effect, the filter before all, and those of the browser login when there is one. */
    void register(ServletContext context) {
        new FrontDoor(hosts).register(context);
        ServletRegistration.Dynamic registration = context.addServlet("mcp", servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(McpServlet.paths());
        connecting.ifPresent(parts -> parts.register(context));
    }

    /** Stops in the order in which things lean on each other: first who calls, then what is called. */
    @Override
    public void close() {
        mcp.close();
        workers.close();
        strangers.close();
        gitlab.close();
        database.close();
    }
}
