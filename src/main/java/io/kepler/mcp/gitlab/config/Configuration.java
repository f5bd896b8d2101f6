package io.kepler.mcp.gitlab.config;

import java.util.List;

/** Everything the operator set, checked. */
public record Configuration(
        ServerConfig server,
        ListenConfig listen,
        GitLabConfig gitlab,
        McpConfig mcp,
        OAuthConfig oauth,
        StoreConfig store,
        StdioConfig stdio) {

    /**
     * Reads the sources, the strongest first.
     *
     * @throws ConfigurationException with every mistake there is
     */
    public static Loaded load(Deployment deployment, List<Source> sources) {
        Report report = new Report();
        new Keys(sources, report).check(deployment);
        Values values = new Values(Settings.all(), sources, report);
        Configuration configuration = new Configuration(
                ServerConfig.read(values),
                ListenConfig.read(values),
                GitLabConfig.read(values),
                McpConfig.read(values),
                OAuthConfig.read(values, deployment),
                StoreConfig.read(values),
                StdioConfig.read(values));
        report.refuseMistakes();
        return new Loaded(configuration, report.warnings());
    }
}
