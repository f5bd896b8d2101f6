package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Environment;
import io.kepler.mcp.gitlab.config.McpConfig;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts of the protocol together. */
public final class Mcp {

    private Mcp() {}

    /** The endpoint and its filter, ready to be registered; the workers stay the caller's to close. */
    public static List<Object> resources(
            Configuration configuration,
            Build build,
            Catalogue catalogue,
            Toolbox toolbox,
            GitLab gitlab,
            Identities identities,
            Workers workers) {
        var conversation = conversation(configuration, build, catalogue, toolbox, gitlab, identities, workers);
        return List.of(new McpEndpoint(conversation), new Cors(originAndHost(configuration)));
    }

    static Conversation conversation(
            Configuration configuration,
            Build build,
            Catalogue catalogue,
            Toolbox toolbox,
            GitLab gitlab,
            Identities identities,
            Workers workers) {
        McpConfig config = configuration.mcp();
        JsonMapper json = JsonMapper.builder().build();
        McpJsonMapper sdkJson = new JacksonMcpJsonMapper(json);
        var info = McpSchema.Implementation.builder(build.name(), build.version())
                .title(configuration.server().appName())
                .build();
        var authentication = new TokenAuthentication(gitlab, identities);
        var calls = new ToolCalls(json, catalogue, toolbox, new Failures(), authentication::forget);
        var sdk = new SdkServer(info, sdkJson, calls);
        var stateless = new StatelessHandler(sdk.stateless(), calls);
        var sessions = new LegacySessions(config.sessionTimeout(), config.maxSessions(), System::nanoTime);
        return new Conversation(
                originAndHost(configuration),
                authentication,
                new MessageReader(json, config.maxRequestBytes()),
                new ModernEngine(stateless),
                new LegacyEngine(sdk.sessions(), stateless, calls, sessions, sdkJson),
                new ResponseWriter(json, info, config.structuredContent()),
                workers);
    }

    private static OriginAndHost originAndHost(Configuration configuration) {
        return new OriginAndHost(configuration.mcp().allowedOrigins(), allowedHosts(configuration));
    }

    /** A trial on somebody's own machine answers to loopback names only; elsewhere the reverse proxy knows the names. */
    private static List<String> allowedHosts(Configuration configuration) {
        List<String> hosts = configuration.mcp().allowedHosts();
        boolean trial = configuration.server().environment() == Environment.LOCAL;
        return hosts.isEmpty() && trial ? List.of("localhost") : hosts;
    }
}
