package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.completions.Completions;
import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.Sources;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.prompts.Prompts;
import io.kepler.mcp.gitlab.resources.Resources;
import io.kepler.mcp.gitlab.state.LocalSignals;
import io.kepler.mcp.gitlab.state.MemorySessions;
import io.kepler.mcp.gitlab.state.MemoryTasks;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import io.kepler.mcp.gitlab.waiting.Waiting;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole endpoint without a container, before a GitLab in memory. */
final class Endpoint implements AutoCloseable {

    static final Build BUILD = new Build("kepler-mcp-gitlab", "1.2.3");

    private final FakeGitLab gitlab;
    private final Workers workers;
    private final Mcp mcp;
    private final Conversation conversation;

    private Endpoint(
            Map<String, String> settings, Catalogue catalogue, Map<String, Handler> handlers, Additions additions) {
        this(
                configuration(settings),
                catalogue,
                handlers,
                additions,
                memory(configuration(settings)),
                new FakeGitLab());
    }

    private Endpoint(
            Configuration configuration,
            Catalogue catalogue,
            Map<String, Handler> handlers,
            Additions additions,
            Mcp.Memory memory,
            FakeGitLab gitlab) {
        this.gitlab = gitlab;
        this.workers = new Workers(configuration.mcp().concurrentCalls());
        this.mcp = new Mcp(configuration, BUILD, served(catalogue, handlers, additions), memory, workers);
        this.conversation = mcp.conversation(new TokenAuthentication(
                gitlab,
                new Identities(gitlab, URI.create("https://gitlab.example"), List.of(), Duration.ofMinutes(5), 100)));
    }

    static Mcp.Served served(Catalogue catalogue, Map<String, Handler> handlers, Additions additions) {
        Waiting waiting = new Waiting();
        Map<String, Handler> all = new HashMap<>(handlers);
        all.putAll(waiting.handlers());
        return new Mcp.Served(
                catalogue,
                new Toolbox(catalogue, all, Duration.ofMinutes(1)),
                waiting,
                Resources.load(catalogue),
                Prompts.load(),
                Completions.load(catalogue),
                additions);
    }

    static Mcp.Memory memory(Configuration configuration) {
        return new Mcp.Memory(
                new MemorySessions(configuration.mcp().sessionTimeout(), InstantSource.system()),
                new MemoryTasks(InstantSource.system()),
                new LocalSignals(),
                new MemorySeal());
    }

    /** With the tools that users see. */
    static Endpoint real() {
        return real(Map.of());
    }

    static Endpoint real(Map<String, String> settings) {
        return new Endpoint(settings, Catalogue.load(), Handlers.all(configuration(settings), BUILD), Additions.NONE);
    }

    /** With the tools of a test. */
    static Endpoint of(Catalogue catalogue, Map<String, Handler> handlers) {
        return new Endpoint(Map.of(), catalogue, handlers, Additions.NONE);
    }

    /** With the tools that users see, and more. */
    static Endpoint with(Map<String, String> settings, Additions additions) {
        return new Endpoint(settings, Catalogue.load(), Handlers.all(configuration(settings), BUILD), additions);
    }

    /** One of several nodes that share what they remember and the GitLab behind them. */
    static Endpoint node(Map<String, String> settings, Additions additions, Mcp.Memory memory, FakeGitLab gitlab) {
        Configuration configuration = configuration(settings);
        return new Endpoint(
                configuration, Catalogue.load(), Handlers.all(configuration, BUILD), additions, memory, gitlab);
    }

    static Configuration configuration(Map<String, String> settings) {
        return Configuration.load(Deployment.STANDALONE, List.of(Sources.commandLine(settings)))
                .configuration();
    }

    FakeGitLab gitlab() {
        return gitlab;
    }

    Said post(String body, Headers headers) {
        return post(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), headers);
    }

    /** For a client that is told in a way of its own. */
    void post(String body, Headers headers, Channel channel) {
        conversation.post(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), headers, channel);
    }

    /** For a client that hears what is said before the last word. */
    Caught open(String body, Headers headers) {
        Caught caught = new Caught(true);
        post(body, headers, caught);
        return caught;
    }

    Said post(InputStream body, Headers headers) {
        Caught caught = new Caught(false);
        conversation.post(body, headers, caught);
        return said(caught);
    }

    Said delete(Headers headers) {
        Caught caught = new Caught(false);
        conversation.delete(headers, caught);
        return said(caught);
    }

    Said said(Caught caught) {
        return Said.by(caught.last(), mcp.writer());
    }

    @Override
    public void close() {
        mcp.close();
        workers.close();
    }
}
