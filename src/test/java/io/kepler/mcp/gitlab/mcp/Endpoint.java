package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.Sources;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The whole endpoint without a container, before a GitLab in memory. */
final class Endpoint implements AutoCloseable {

    static final Build BUILD = new Build("kepler-mcp-gitlab", "1.2.3");

    private final FakeGitLab gitlab = new FakeGitLab();
    private final Workers workers;
    private final Conversation conversation;

    private Endpoint(Map<String, String> settings, Catalogue catalogue, Map<String, Handler> handlers) {
        Configuration configuration = configuration(settings);
        this.workers = new Workers(configuration.mcp().concurrentCalls());
        this.conversation = Mcp.conversation(
                configuration,
                BUILD,
                catalogue,
                new Toolbox(catalogue, handlers, Duration.ofMinutes(1)),
                new TokenAuthentication(
                        gitlab,
                        new Identities(gitlab, URI.create("https://gitlab.example"), Duration.ofMinutes(5), 100)),
                workers);
    }

    /** With the tools that users see. */
    static Endpoint real() {
        return real(Map.of());
    }

    static Endpoint real(Map<String, String> settings) {
        return new Endpoint(settings, Catalogue.load(), Handlers.all(configuration(settings), BUILD));
    }

    /** With the tools of a test. */
    static Endpoint of(Catalogue catalogue, Map<String, Handler> handlers) {
        return new Endpoint(Map.of(), catalogue, handlers);
    }

    private static Configuration configuration(Map<String, String> settings) {
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
    void post(String body, Headers headers, Consumer<Response> answer) {
        conversation.post(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), headers, answer);
    }

    Said post(InputStream body, Headers headers) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        conversation.post(body, headers, answer::complete);
        return Said.by(answer.orTimeout(20, TimeUnit.SECONDS).join());
    }

    Said delete(Headers headers) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        conversation.delete(headers, answer::complete);
        return Said.by(answer.orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Override
    public void close() {
        workers.close();
    }
}
