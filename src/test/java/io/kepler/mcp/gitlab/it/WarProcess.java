package io.kepler.mcp.gitlab.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged WAR run by {@code java -jar}, on a free port of 127.0.0.1 unless told otherwise. */
public final class WarProcess implements AutoCloseable {

    /** Only there to end a hopeless wait. */
    private static final long PATIENCE_SECONDS = 120;

    private static final Pattern READY = Pattern.compile(" is ready at (\\S+)/mcp ");

    private final Process process;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final Thread reader;

    private WarProcess(Process process) {
        this.process = process;
        reader = new Thread(this::read, "log of " + process.pid());
        reader.start();
    }

    /** Starts and waits until it is ready; fails with its log when it is not. */
    public static WarProcess start(Map<String, String> environment, String... options) {
        return start(WarCommand.WAR, environment, options);
    }

    /** The same with another WAR. */
    static WarProcess start(Path file, Map<String, String> environment, String... options) {
        WarProcess war = launch(WarCommand.serve(file, options), environment);
        try {
            war.ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return war;
        } catch (ExecutionException | TimeoutException e) {
            war.close();
            throw new AssertionError("The WAR did not start:\n" + war.log(), e);
        } catch (InterruptedException e) {
            war.close();
            throw new AssertionError(e);
        }
    }

    /** Starts without waiting for anything, for a run that is expected to end by itself. */
    public static WarProcess run(Map<String, String> environment, String... arguments) {
        return launch(WarCommand.of(WarCommand.WAR, arguments), environment);
    }

    private static WarProcess launch(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("KEPLER_MCP_"));
        try {
            // Of its own, for a folder has one server at a time.
            Path data = Files.createDirectories(Path.of("target", "data"));
            builder.environment()
                    .put(
                            "KEPLER_MCP_DATA_DIR",
                            Files.createTempDirectory(data, "war").toString());
            builder.environment().putAll(environment);
            return new WarProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, without path and trailing slash. */
    public URI baseUri() {
        return ready.join();
    }

    /** Everything it wrote to standard error until now. */
    public String log() {
        return String.join("", log);
    }

    /** Everything it wrote to standard output; waits for its end. */
    public String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Asks it to stop as a service manager does; what it says meanwhile is still read. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The WAR did not end:\n" + log());
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        terminate();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line + "\n");
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
            ready.completeExceptionally(new AssertionError("It ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
