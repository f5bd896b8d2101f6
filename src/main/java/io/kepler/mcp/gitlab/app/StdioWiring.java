package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.gitlab.Credentials;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.mcp.Additions;
import io.kepler.mcp.gitlab.mcp.Mcp;
import io.kepler.mcp.gitlab.mcp.StdioTransport;
import io.kepler.mcp.gitlab.mcp.Workers;
import io.kepler.mcp.gitlab.state.LocalSignals;
import io.kepler.mcp.gitlab.state.MemorySessions;
import io.kepler.mcp.gitlab.state.MemoryTasks;
import io.kepler.mcp.gitlab.store.Seals;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;

/** The map of the program when it serves one client over standard input and output: no web server, no database. */
final class StdioWiring implements AutoCloseable {

    private static final int ONE_USER = 1;

    /** The one session lasts as long as its process, which may sleep with its machine for days. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final JerseyGitLab gitlab;
    private final Workers workers;
    private final LocalSignals signals = new LocalSignals();
    private final Mcp mcp;
    private final StdioTransport transport;

    StdioWiring(Configuration configuration, Build build, OutputStream out) {
        gitlab = new JerseyGitLab(configuration.gitlab());
        workers = new Workers(configuration.mcp().concurrentCalls());
        mcp = new Mcp(
                configuration,
                build,
                Served.of(configuration, build, Additions.NONE),
                new Mcp.Memory(
                        new MemorySessions(FOR_EVER, InstantSource.system()),
                        new MemoryTasks(InstantSource.system()),
                        signals,
                        Seals.ofThisProcess()),
                workers);
        Identities identities = new Identities(
                gitlab,
                configuration.gitlab().url(),
                configuration.oauth().allowedGroups(),
                configuration.mcp().identityCacheTtl(),
                ONE_USER);
        String token = configuration.stdio().gitlabToken().orElseThrow().reveal();
        transport = mcp.stdio(gitlab, identities, Credentials.privateToken(token), out);
    }

    StdioTransport transport() {
        return transport;
    }

    /** Lets what is being worked on be answered first. */
    @Override
    public void close() {
        workers.close();
        mcp.close();
        transport.close();
        signals.close();
        gitlab.close();
    }
}
