package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.completions.Completions;
import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Hosts;
import io.kepler.mcp.gitlab.config.McpConfig;
import io.kepler.mcp.gitlab.config.OAuthConfig;
import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.prompts.Prompts;
import io.kepler.mcp.gitlab.resources.Resources;
import io.kepler.mcp.gitlab.state.Seal;
import io.kepler.mcp.gitlab.state.Sessions;
import io.kepler.mcp.gitlab.state.Signals;
import io.kepler.mcp.gitlab.state.Tasks;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.waiting.Waiting;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts the parts of the protocol together. */
public final class Mcp implements AutoCloseable {

    /** What the protocol serves, over GitLab and perhaps besides it. */
    public record Served(
            Catalogue catalogue,
            Toolbox toolbox,
            Waiting waiting,
            Resources resources,
            Prompts prompts,
            Completions completions,
            Additions additions) {}

    /** What is remembered between requests, and told to other nodes. */
    public record Memory(Sessions sessions, Tasks tasks, Signals signals, Seal seal) {}

    private final Timer timer = new Timer();
    private final Mint mint = new Mint();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Outgoing outgoing = new Outgoing(json);
    private final Heartbeat heartbeat = new Heartbeat(timer);
    private final OriginAndHost originAndHost;
    private final ResponseWriter writer;
    private final Audience audience;
    private final Engine modern;
    private final LegacyEngine legacy;
    private final SessionBook sessions;
    private final SessionFeatures sessionFeatures;
    private final SessionListening listening;
    private final MessageReader reader;
    private final Bodies bodies;
    private final Relay relay;
    private final Workers workers;

    /** The protocol over what it serves and remembers; the workers stay the caller's to close, after this. */
    public Mcp(Configuration configuration, Build build, Served served, Memory memory, Workers workers) {
        McpConfig config = configuration.mcp();
        Duration patience = configuration.gitlab().totalTimeout();
        var server = new ServerDescription(
                build.name(), build.version(), configuration.server().appName());
        this.workers = workers;
        originAndHost = new OriginAndHost(config.allowedOrigins(), Hosts.of(configuration));
        writer = new ResponseWriter(json, server, config.structuredContent());
        reader = new MessageReader(config.maxRequestBytes());
        bodies = new Bodies(reader, workers);
        relay = new Relay(memory.signals());
        audience = new Audience(config.maxStreamsPerUser(), relay, workers, timer);
        served.additions().meet(audience);
        var failures = new Failures();
        var completing = new Completing(served.completions(), failures);
        var resources = new ResourceFeatures(with(
                new GitLabResources(served.resources(), completing, failures),
                served.additions().resources()));
        var watches = new Watches(resources, workers::executeSpare, timer);
        sessions = new SessionBook(memory.sessions(), mint, config.maxSessions(), InstantSource.system(), json);
        listening = new SessionListening(sessions, audience, watches, outgoing, relay, workers, timer);
        sessionFeatures = new SessionFeatures(server, sessions, listening);
        List<ToolSource> tools = with(
                new GitLabTools(
                        served.catalogue(),
                        served.toolbox(),
                        served.waiting(),
                        new Confirmation(config.confirm()),
                        failures),
                served.additions().tools());
        var tasks = new TaskFeatures(
                memory.tasks(), new TaskContent.Format(json), ToolFeatures.works(tools), mint, InstantSource.system());
        var prompts = new PromptFeatures(with(
                new GitLabPrompts(served.prompts(), completing, failures),
                served.additions().prompts()));
        Features features = new Features(new ToolFeatures(tools, tasks).features())
                .and(resources.features())
                .and(prompts.features())
                .and(new CompletionFeature(prompts, resources).features());
        modern = new ModernEngine(
                features.and(tasks.features()),
                server,
                new Listening(audience, watches, outgoing),
                new RequestState(memory.seal(), json),
                outgoing,
                json,
                patience);
        legacy = new LegacyEngine(
                features,
                sessionFeatures,
                sessions,
                new Interviews(outgoing, relay, timer, json),
                new Running(relay, json),
                outgoing,
                workers,
                patience);
    }

    /** What is served of GitLab, and what besides. */
    private static <T> List<T> with(T gitlab, List<T> additions) {
        List<T> all = new ArrayList<>();
        all.add(gitlab);
        all.addAll(additions);
        return all;
    }

    /** The endpoints over HTTP, for callers that show who they are. */
    public McpServlet servlet(Callers callers, OAuthConfig config) {
        Authentication authentication = callers.authentication(config);
        return new McpServlet(
                conversation(authentication),
                new SseTransport(
                        originAndHost,
                        callers.withCookies(authentication, config),
                        bodies,
                        reader,
                        legacy,
                        sessionFeatures,
                        sessions,
                        listening,
                        writer,
                        relay,
                        workers),
                new Cors(originAndHost),
                writer,
                heartbeat);
    }

    /** The protocol over standard input and output, for one user who is known by a token. */
    public StdioTransport stdio(GitLab gitlab, Identities identities, Credential credential, OutputStream out) {
        TokenAuthentication authentication = new TokenAuthentication(gitlab, identities);
        return new StdioTransport(
                reader,
                modern,
                legacy,
                batches(),
                sessionFeatures,
                sessions,
                listening,
                workers,
                new Lines(out, writer).begin(),
                authentication.claim(credential));
    }

    Conversation conversation(Authentication authentication) {
        return new Conversation(
                originAndHost, authentication, bodies, reader, modern, legacy, batches(), sessions, listening, workers);
    }

    private Batches batches() {
        return new Batches(reader, legacy, sessions, writer);
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    ResponseWriter writer() {
        return writer;
    }

    /** Ends all streams, those that can be told first. */
    @Override
    public void close() {
        audience.endAll();
        heartbeat.endAll();
        timer.close();
    }
}
