package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.Sources;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alice's client on the other end of standard input and output, with the server in this process. */
final class StdioClient implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final FakeGitLab gitlab = new FakeGitLab();
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final OutputStream said;
    private final StdioTransport transport;
    private final Workers workers;
    private final Mcp mcp;
    private final CompletableFuture<Void> served;

    StdioClient(Map<String, String> settings) throws IOException {
        this(settings, new PipedOutputStream(), null, null);
    }

    /** One whose ends of the pipes are somebody else's. */
    StdioClient(Map<String, String> settings, InputStream in, OutputStream out) throws IOException {
        this(settings, new PipedOutputStream(), in, out);
    }

    private StdioClient(
            Map<String, String> settings,
            PipedOutputStream said,
            @Nullable InputStream given,
            @Nullable OutputStream out)
            throws IOException {
        this.said = said;
        Configuration configuration = Configuration.load(Deployment.STANDALONE, List.of(Sources.commandLine(settings)))
                .configuration();
        workers = new Workers(configuration.mcp().concurrentCalls());
        mcp = new Mcp(
                configuration,
                Endpoint.BUILD,
                Endpoint.served(Catalogue.load(), Handlers.all(configuration, Endpoint.BUILD), Fixtures.all()),
                Endpoint.memory(configuration),
                workers);
        transport = mcp.stdio(
                gitlab,
                new Identities(gitlab, URI.create("https://gitlab.example"), List.of(), Duration.ofMinutes(5), 1),
                FakeGitLab.ALICE,
                out == null ? new Ears() : out);
        InputStream in = given == null ? new PipedInputStream(said) : given;
        served = CompletableFuture.runAsync(
                () -> {
                    try {
                        transport.serve(in);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                task -> new Thread(task, "stdio").start());
    }

    FakeGitLab gitlab() {
        return gitlab;
    }

    void say(String line) throws IOException {
        said.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        said.flush();
    }

    /** The next line, which must be one JSON-RPC message. */
    JsonNode hear() throws InterruptedException {
        JsonNode message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing was said");
        }
        return message;
    }

    /** Asks, and hears the next line. */
    JsonNode ask(String line) throws IOException, InterruptedException {
        say(line);
        return hear();
    }

    /** Waits until nothing is served any more. */
    void awaitEnd() {
        served.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Ends the input, as a client does that stops its server. */
    void hangUp() throws IOException {
        said.close();
        awaitEnd();
    }

    /** What was said after the last that was heard, when the server has ended. */
    List<JsonNode> rest() throws IOException {
        close();
        return List.copyOf(heard);
    }

    @Override
    public void close() throws IOException {
        hangUp();
        workers.close();
        mcp.close();
        transport.close();
    }

    /** Cuts what comes into lines. */
    private final class Ears extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b != '\n') {
                line.write(b);
                return;
            }
            JsonNode message = JsonMapper.shared().readTree(line.toByteArray());
            JsonNode first = message.isArray() ? message.path(0) : message;
            if (!first.path("jsonrpc").asString("").equals("2.0")) {
                throw new AssertionError("no message: " + message);
            }
            heard.add(message);
            line.reset();
        }
    }
}
